/** Whose lens it is, by how makers begin their names. Sigma and others write the mount's letters nowhere near the start. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^(EF|EF-S|EF-M|RF|RF-S|TS-E|MP-E)\s?\d/, "Canon"],
  [/\b(AF-[SPI]|NIKKOR|Nikkor)\b|^AF (DX |Zoom-|VR )*(Nikkor|NIKKOR)/, "Nikon"],
  [/^(FE|E|SAL|SEL|DT|E PZ|FE PZ)\s?\d.*\b(OSS|GM|G|ZA|LE|SSM|SAM|STF|mm)\b/, "Sony"],
  [/^(XF|XC|GF|MKX)\s?\d/, "Fujifilm"],
  [/^(M\.\s?ZUIKO|ZUIKO|OLYMPUS M\.|OLYMPUS)\b/i, "Olympus"],
  [/^(LUMIX|LEICA DG)\b/i, "Panasonic"],
  [/^(smc PENTAX|HD PENTAX|PENTAX)\b/i, "Pentax"],
  [/\b(DG|DC) (HSM|DN|OS|MACRO)\b|\| ?(Art|Contemporary|Sports)\b/, "Sigma"],
  [/\bDi (I{1,3}|VC|LD|SP)\b|^SP \d/, "Tamron"],
  [/^(iPhone|iPad|iPod)\b/, "Apple"],
  [/^Pixel\b/, "Google"],
];

/** The maker that a lens's name gives away, or null. */
export const lensMaker = (model: string): string | null => PREFIXES.find(([pattern]) => pattern.test(model))?.[1] ?? null;

const NUMBER = String.raw`\d{1,4}(?:\.\d{1,3})?`;
const RANGE = String.raw`(${NUMBER})(?:\s?[-–]\s?(${NUMBER}))?`;
/** `f/2.8`, `F3.5-5.6`, `1:4`, also straight after `mm`. */
const SPEED = new RegExp(String.raw`(?<=mm|[^\p{L}\d.]|^)(?:f\s?/?\s?|1:)${RANGE}(?![\d.])`, "giu");
const FOCAL = new RegExp(String.raw`${RANGE}\s?mm(?![\p{L}\d])`, "giu");
/** Zeiss and Leica put the speed first: `Distagon 2/35`, `Summilux 1:1.4/35`. */
const SPEED_FIRST = /(?<![\d.])(?:1:)?(\d(?:\.\d{1,2})?)\/(\d{2,3})(?![\d.])/;
/** Panasonic leaves the unit out: `12-60/F3.5-5.6`. */
const UNITLESS = new RegExp(String.raw`${RANGE}\s?/\s?(?=f\d)`, "giu");

/**
 * A lens's name with its numbers set as engraved: `18.0-55.0 mm f/3.5-5.6`, `18-55mm F3.5-5.6` and `EF-S18-55mm f/3.5-5.6` all give
 * `18–55 mm f/3.5–5.6` after whatever stands before.
 */
export function lensModel(model: string): string {
  const focalFirst = /\dmm|\d mm/i.test(model)
    ? model
    : model.replace(UNITLESS, (_, short: string, long?: string) => `${range(short, long)}mm `).replace(SPEED_FIRST, "$2mm f/$1");
  return focalFirst
    .replace(SPEED, (_, wide: string, tele?: string) => ` f/${range(wide, tele)}`)
    .replace(FOCAL, (_, short: string, long?: string) => ` ${range(short, long)} mm `)
    .replace(/\s+/g, " ")
    .replace(/ ([,)])/g, "$1")
    .trim();
}

const range = (from: string, to: string | undefined): string => (to === undefined || Number(from) === Number(to) ? plain(from) : `${plain(from)}–${plain(to)}`);

const plain = (number: string): string => String(Number(number));
