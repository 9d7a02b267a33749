import { cameraModel } from "./cameras/rules";
import { lensMaker, lensModel } from "./lenses/rules";
import type { GearKind, GearName } from "./types";

/** Longest slug, in characters; past it names differ only in what nobody types. */
const MAX_SLUG = 100;

/** Brands as they write themselves, by what their files may begin with once folded. */
const MAKERS: readonly (readonly [RegExp, string])[] = [
  [/^nikon\b/, "Nikon"],
  [/^canon\b/, "Canon"],
  [/^(olympus|om digital solutions)\b/, "Olympus"],
  [/^(fujifilm|fuji photo film)\b/, "Fujifilm"],
  [/^(pentax|asahi)\b/, "Pentax"],
  [/^ricoh\b/, "Ricoh"],
  [/^sony\b/, "Sony"],
  [/^panasonic\b/, "Panasonic"],
  [/^leica\b/, "Leica"],
  [/^konica minolta\b/, "Konica Minolta"],
  [/^minolta\b/, "Minolta"],
  [/^(eastman )?kodak\b/, "Kodak"],
  [/^casio\b/, "Casio"],
  [/^samsung\b/, "Samsung"],
  [/^(seiko )?epson\b/, "Epson"],
  [/^hasselblad\b/, "Hasselblad"],
  [/^phase ?one\b/, "Phase One"],
  [/^sigma\b/, "Sigma"],
  [/^tamron\b/, "Tamron"],
  [/^tokina\b/, "Tokina"],
  [/^(carl )?zeiss\b/, "Zeiss"],
  [/^(voigtlaender|voigtlander|voigtländer|cosina)(?!\p{L})/u, "Voigtländer"],
  [/^apple\b/, "Apple"],
  [/^google\b/, "Google"],
  [/^huawei\b/, "Huawei"],
  [/^honor\b/, "Honor"],
  [/^xiaomi\b/, "Xiaomi"],
  [/^oneplus\b/, "OnePlus"],
  [/^oppo\b/, "OPPO"],
  [/^vivo\b/, "vivo"],
  [/^realme\b/, "realme"],
  [/^motorola\b/, "Motorola"],
  [/^(hmd global|nokia)\b/, "Nokia"],
  [/^(lg electronics|lge|lg)\b/, "LG"],
  [/^htc\b/, "HTC"],
  [/^asus\b/, "Asus"],
  [/^gopro\b/, "GoPro"],
  [/^dji\b/, "DJI"],
  [/^insta360\b|^arashi vision\b/, "Insta360"],
  [/^parrot\b/, "Parrot"],
  [/^blackmagic\b/, "Blackmagic Design"],
  [/^hewlett[- ]packard\b|^hp\b/, "HP"],
  [/^(samyang|rokinon)\b/, "Samyang"],
  [/^laowa\b|^venus optics\b/, "Laowa"],
  [/^viltrox\b/, "Viltrox"],
  [/^zenit\b|^kmz\b/, "Zenit"],
];

/** Words of incorporation that say nothing about whose camera it is. */
const COMPANY =
  /[\s,]+(corporation|corp|company|co|ltd|inc|ag|gmbh|limited|international|imaging|optical|electronics|computer|technologies|group|kabushiki kaisha)\b\.?/gi;

/**
 * The one name of a camera or lens, from the make and model a file gives; null when there is no model.
 * `NIKON CORPORATION` with `NIKON D70` is the Nikon D70, and so is `Nikon` with `D70`.
 */
export function nameGear(kind: GearKind, make: string | null, model: string | null): GearName | null {
  const written = tidy(model ?? "");
  if (!/[\p{L}\p{N}]/u.test(written)) return null;
  const maker = makerOf(kind, tidy(make ?? ""), written);
  const bare = withoutMaker(written, maker);
  const own = kind === "camera" ? cameraModel(maker, bare) : lensModel(bare);
  const name = !maker || names(own, maker) ? own : `${maker} ${own}`;
  return { maker, name, slug: slugOf(name) };
}

/** A model may carry a truer brand than the make does: `HMD Global` makes Nokia phones, `RICOH IMAGING` makes Pentax cameras. */
function makerOf(kind: GearKind, make: string, model: string): string {
  const byModel = knownMaker(model) ?? (kind === "lens" ? lensMaker(model) : null);
  return byModel ?? knownMaker(make) ?? unknownMaker(make);
}

const knownMaker = (text: string): string | null => MAKERS.find(([pattern]) => pattern.test(fold(text)))?.[1] ?? null;

/** A maker nobody told us about, without its legal form and not in capitals: `ACME CAMERA CO., LTD.` is Acme Camera. */
function unknownMaker(make: string): string {
  const short = make.replace(COMPANY, "").replace(/[\s,.]+$/, "");
  return short.length > 4 && short === short.toUpperCase() ? short.replace(/\p{L}+/gu, (word) => word[0] + word.slice(1).toLowerCase()) : short;
}

/** Drops the maker that stands before a model as a word of its own: `NIKON D70`. */
const withoutMaker = (model: string, maker: string): string => (maker && fold(model).startsWith(`${fold(maker)} `) ? model.slice(maker.length + 1) : model);

/** Whether a name says the maker already: `LG-H870`, `smc PENTAX-DA`, `Jolla`. */
const names = (name: string, maker: string): boolean =>
  fold(name).startsWith(fold(maker)) ||
  fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .includes(fold(maker));

const tidy = (text: string): string => text.normalize("NFKC").replace(/\s+/g, " ").trim();

/** What two spellings must share to be one: case and runs of space aside. */
const fold = (text: string): string => tidy(text).toLowerCase();

/** The key under which the spelling of a file is remembered. */
export const aliasOf = (make: string | null, model: string): string => `${fold(make ?? "")}|${fold(model)}`;

/** Letters that decomposition leaves as they are, and the Cyrillic of names, in Latin. */
const LATIN: ReadonlyMap<string, string> = new Map(
  (
    "ß:ss æ:ae œ:oe ø:o đ:d ł:l þ:th ð:d ı:i α:a β:b μ:u " +
    "а:a б:b в:v г:g ґ:g д:d е:e ё:e є:ie ж:zh з:z и:i і:i ї:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:iu я:ia"
  )
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

/**
 * An address for a name: lower-case Latin letters and digits between single hyphens. `Nikon Z 6II` is `nikon-z-6ii`, `Зенит` is `zenit`,
 * `Voigtländer` is `voigtlander`. Marks that tell models apart are spelled out (`D800+`). Names in scripts we do not transliterate keep their letters.
 */
export function slugOf(name: string): string {
  // Once before accents are taken off, for й and ё, and once after, for letters that only then are ones we know.
  const latin = transliterate(
    transliterate(name.normalize("NFKC").toLowerCase().replaceAll("+", " plus ")).normalize("NFD").replace(ACCENTS, "").normalize("NFC"),
  );
  const slug = latin.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return [...slug].slice(0, MAX_SLUG).join("").replace(/-+$/, "") || "unnamed";
}

const ACCENTS = /[\u0300-\u036f]/g;

const transliterate = (text: string): string => text.replace(/[^\p{ASCII}]/gu, (letter) => LATIN.get(letter) ?? letter);
