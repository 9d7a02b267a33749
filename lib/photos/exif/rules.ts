import { readBlocks } from "./containers/rules";
import { cropFactor, equivalentOf } from "./crop/rules";
import { readIptc } from "./iptc/rules";
import { describeLens } from "./lens/rules";
import { readMakerNote } from "./maker/rules";
import { NOTHING, type MakerFacts } from "./maker/types";
import type { CameraData, IptcRecords, Tags, XmpProperties } from "./types";
import { cleanText, firstNumber, integerWithin, parseNumber, parseOffset, parseTaken, within, type Taken } from "./values/rules";
import { readXmp } from "./xmp/rules";
import { offsetBySatellites } from "./zone/rules";

type Sources = { exif: Tags; xmp: XmpProperties; iptc: IptcRecords; maker: MakerFacts };

/**
 * Everything a photo's file says about how it was made: EXIF first, XMP and IPTC where EXIF is silent. Never throws: hostile or broken
 * metadata yields what of it could be read.
 */
export async function readMetadata(bytes: Buffer): Promise<CameraData> {
  return describe(await readSources(bytes));
}

async function readSources(bytes: Buffer): Promise<Sources> {
  const { exif, xmp, iptc } = await readBlocks(bytes);
  return {
    exif: exif.tags,
    xmp: xmp ? readXmp(xmp) : new Map(),
    iptc: iptc ? readIptc(iptc) : new Map(),
    maker: readMakerNote(exif.makerNote, text(exif.tags, 0x10f)),
  };
}

/** Joins the sources into one description. Tag numbers are those of CIPA DC-008 (EXIF 3.0). */
export function describe(given: Omit<Sources, "maker"> & Partial<Sources>): CameraData {
  const sources = { maker: NOTHING, ...given };
  const { exif, xmp, maker } = sources;
  const model = text(exif, 0x110) ?? item(xmp, "tiff:Model");
  const place = position(exif, xmp);
  const focalLength = within(number(exif, 0x920a) ?? parseNumber(xmp.get("exif:FocalLength")?.[0]), 0.1, 20_000);
  return {
    make: text(exif, 0x10f) ?? item(xmp, "tiff:Make"),
    model,
    lensMake: text(exif, 0xa433) ?? item(xmp, "exifEX:LensMake"),
    lensModel: lensModel(sources),
    focalLength,
    ...equivalent(exif, xmp, model, focalLength),
    aperture: aperture(exif, xmp),
    exposureTime: exposureTime(exif, xmp),
    iso: iso(exif, xmp) ?? maker.iso,
    exposureBias: within(number(exif, 0x9204) ?? parseNumber(xmp.get("exif:ExposureBiasValue")?.[0]), -30, 30),
    exposureProgram: integerWithin(number(exif, 0x8822) ?? parseNumber(xmp.get("exif:ExposureProgram")?.[0]), 0, 9),
    meteringMode: integerWithin(number(exif, 0x9207) ?? parseNumber(xmp.get("exif:MeteringMode")?.[0]), 0, 255),
    flash: integerWithin(number(exif, 0x9209), 0, 127),
    whiteBalance: integerWithin(number(exif, 0xa403) ?? parseNumber(xmp.get("exif:WhiteBalance")?.[0]), 0, 1),
    orientation: integerWithin(number(exif, 0x112), 1, 8),
    software: text(exif, 0x131) ?? item(xmp, "xmp:CreatorTool"),
    artist: artist(sources),
    copyright: copyright(sources),
    rating: rating(exif, xmp),
    ...moment(takenOf(sources), exif, place.longitude),
    ...place,
    cameraSerial: text(exif, 0xa431) ?? text(exif, 0xc62f) ?? item(xmp, "exifEX:BodySerialNumber") ?? item(xmp, "aux:SerialNumber") ?? maker.cameraSerial,
    lensSerial: text(exif, 0xa435) ?? item(xmp, "exifEX:LensSerialNumber") ?? item(xmp, "aux:LensSerialNumber") ?? maker.lensSerial,
  };
}

const number = (exif: Tags, tag: number): number | null => firstNumber(exif.get(tag));

/** EXIF text ends at its first NUL; software that shortens a text often leaves the rest of the longer one behind it. */
const text = (exif: Tags, tag: number): string | null => {
  const value = exif.get(tag);
  return typeof value === "string" ? cleanText(value.split("\0")[0]) : null;
};

const item = (xmp: XmpProperties, name: string): string | null => cleanText(xmp.get(name)?.[0]);

function lensModel({ exif, xmp, maker }: Sources): string | null {
  const numbers = exif.get(0xa432);
  const specification = Array.isArray(numbers) && numbers.length === 4 ? describeLens(numbers as number[]) : null;
  const named = [text(exif, 0xa434), item(xmp, "exifEX:LensModel"), item(xmp, "aux:Lens"), maker.lensModel, specification, maker.lensNumbers];
  // Adapted and manual lenses are written as "----" or "0.0 mm f/0.0".
  return named.find((name) => name && /\p{L}|[1-9]/u.test(name) && !/^0+(\.0+)? ?mm\b/i.test(name)) ?? null;
}

function equivalent(
  exif: Tags,
  xmp: XmpProperties,
  model: string | null,
  focalLength: number | null,
): Pick<CameraData, "focalLength35" | "focalLength35Computed"> {
  const written = within(number(exif, 0xa405) ?? parseNumber(xmp.get("exif:FocalLengthIn35mmFilm")?.[0]), 1, 50_000);
  if (written !== null || focalLength === null) return { focalLength35: written, focalLength35Computed: false };
  const crop = cropFactor(model, {
    xResolution: within(number(exif, 0xa20e), 0.001, 1e9),
    yResolution: within(number(exif, 0xa20f), 0.001, 1e9),
    unit: number(exif, 0xa210),
    width: integerWithin(number(exif, 0xa002), 1, 1e6),
    height: integerWithin(number(exif, 0xa003), 1, 1e6),
  });
  return crop === null
    ? { focalLength35: null, focalLength35Computed: false }
    : { focalLength35: equivalentOf(focalLength, crop), focalLength35Computed: true };
}

/** FNumber, else from APEX: N = 2^(Av / 2). A lens the camera knows nothing of is written as 0. */
function aperture(exif: Tags, xmp: XmpProperties): number | null {
  const written = number(exif, 0x829d) ?? parseNumber(xmp.get("exif:FNumber")?.[0]);
  if (written !== null) return within(written, 0.3, 1024);
  const apex = number(exif, 0x9202) ?? parseNumber(xmp.get("exif:ApertureValue")?.[0]);
  return apex ? within(2 ** (apex / 2), 0.3, 1024) : null;
}

/** Seconds: ExposureTime, else from APEX: t = 2^(−Tv). */
function exposureTime(exif: Tags, xmp: XmpProperties): number | null {
  const written = within(number(exif, 0x829a) ?? parseNumber(xmp.get("exif:ExposureTime")?.[0]), 1e-7, 1e7);
  if (written !== null) return written;
  const apex = number(exif, 0x9201) ?? parseNumber(xmp.get("exif:ShutterSpeedValue")?.[0]);
  return apex === null ? null : within(2 ** -apex, 1e-7, 1e7);
}

/** PhotographicSensitivity holds 16 bits: 65535 there means "see" the recommended index, the output sensitivity or the ISO speed. */
function iso(exif: Tags, xmp: XmpProperties): number | null {
  const sensitivity = number(exif, 0x8827) ?? parseNumber(xmp.get("exif:ISOSpeedRatings")?.[0] ?? xmp.get("exifEX:PhotographicSensitivity")?.[0]);
  const wider = [0x8832, 0x8831, 0x8833].map((tag) => integerWithin(number(exif, tag), 1, 100_000_000)).find((value) => value !== null) ?? null;
  const short = integerWithin(sensitivity, 1, 100_000_000);
  return short === null || short === 65_535 ? (wider ?? short) : short;
}

function artist({ exif, xmp, iptc }: Sources): string | null {
  const windows = exif.get(0x9c9d);
  return (
    text(exif, 0x13b) ??
    cleanText(xmp.get("dc:creator")?.join(", ")) ??
    cleanText(iptc.get(80)?.join(", ")) ??
    (windows instanceof Uint8Array ? cleanText(utf16(windows)) : null)
  );
}

/** Windows writes its own author tag, in UTF-16 with a NUL at the end. */
const utf16 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf16le").replaceAll("\0", "");

/** EXIF keeps the photographer's and the editor's notice apart with a NUL. */
function copyright({ exif, xmp, iptc }: Sources): string | null {
  const written = exif.get(0x8298);
  const notices = typeof written === "string" ? written.split("\0").flatMap((notice) => cleanText(notice) ?? []) : [];
  return cleanText(notices.join(", "), 400) ?? cleanText(xmp.get("dc:rights")?.[0], 400) ?? cleanText(iptc.get(116)?.[0], 400);
}

/** Stars live in XMP; Windows alone writes them into EXIF too, and only it keeps those up to date. */
const rating = (exif: Tags, xmp: XmpProperties): number | null =>
  integerWithin(parseNumber(xmp.get("xmp:Rating")?.[0]), -1, 5) ?? integerWithin(number(exif, 0x4746), 0, 5);

function takenOf({ exif, xmp, iptc }: Sources): Taken | null {
  const said = xmp.get("exif:DateTimeOriginal")?.[0] ?? xmp.get("photoshop:DateCreated")?.[0];
  const created = iptcTaken(iptc);
  // A day without a time gives way to a time.
  const xmpTaken = parseTaken(said && said.trim().length <= 10 && created ? undefined : said);
  const original = parseTaken(exif.get(0x9003));
  const changed = parseTaken(exif.get(0x132));
  // OffsetTime is about the last change; it holds for the exposure when that is the last change.
  const changedOffset = parseOffset(exif.get(0x9010));
  if (original) {
    const elsewhere = [xmpTaken, created].find((taken) => taken?.local === original.local)?.offsetMin ?? null;
    const sameAsChange = original.local === changed?.local ? changedOffset : null;
    return { local: original.local, offsetMin: parseOffset(exif.get(0x9011)) ?? sameAsChange ?? elsewhere };
  }
  if (xmpTaken) return xmpTaken;
  const digitised = parseTaken(exif.get(0x9004));
  if (digitised) return { local: digitised.local, offsetMin: parseOffset(exif.get(0x9012)) };
  if (created) return created;
  // Some phones write the time of the exposure as that of the file's last change alone.
  return changed && number(exif, 0x829a) !== null ? { local: changed.local, offsetMin: changedOffset } : null;
}

/** IPTC keeps `CCYYMMDD` (2:55) apart from `HHMMSS±HHMM` (2:60). */
function iptcTaken(iptc: IptcRecords): Taken | null {
  const date = /^(\d{4})(\d{2})(\d{2})$/.exec(iptc.get(55)?.[0] ?? "");
  const time = /^(\d{2})(\d{2})(\d{2})([+-]\d{4})?$/.exec(iptc.get(60)?.[0] ?? "");
  if (!date) return null;
  return parseTaken(`${date[1]}-${date[2]}-${date[3]}${time ? ` ${time[1]}:${time[2]}:${time[3]}${time[4] ?? ""}` : ""}`);
}

function moment(taken: Taken | null, exif: Tags, longitude: number | null): Pick<CameraData, "takenLocal" | "takenOffsetMin" | "takenAt"> {
  if (!taken) return { takenLocal: null, takenOffsetMin: null, takenAt: null };
  const time = exif.get(7);
  const gps = { date: text(exif, 0x1d), time: Array.isArray(time) ? (time as number[]) : null, longitude };
  const offset = taken.offsetMin ?? offsetBySatellites(taken.local, gps);
  const takenAt = offset === null ? null : new Date(Date.parse(`${taken.local}Z`) - offset * 60_000);
  return { takenLocal: taken.local, takenOffsetMin: offset, takenAt };
}

function position(exif: Tags, xmp: XmpProperties): Pick<CameraData, "latitude" | "longitude" | "altitude"> {
  const latitude = within(degrees(exif, 2, 1, "N", "S") ?? xmpDegrees(xmp.get("exif:GPSLatitude")?.[0], "N", "S"), -90, 90);
  const longitude = within(degrees(exif, 4, 3, "E", "W") ?? xmpDegrees(xmp.get("exif:GPSLongitude")?.[0], "E", "W"), -180, 180);
  // A receiver that has not found itself yet writes zeros, which is a place in the sea.
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return { latitude: null, longitude: null, altitude: null };
  return { latitude, longitude, altitude: altitude(exif, xmp) };
}

/** Degrees, minutes and seconds with the hemisphere of their own tag, without which the sign is anyone's guess. */
function degrees(exif: Tags, valueTag: number, refTag: number, positive: string, negative: string): number | null {
  const value = exif.get(valueTag);
  const ref = text(exif, refTag)?.[0]?.toUpperCase();
  if (!Array.isArray(value) || value.length === 0 || value.length > 3 || (ref !== positive && ref !== negative)) return null;
  // Cameras that give decimal degrees or minutes leave the rest as 0/0.
  const parts: readonly (number | undefined)[] = value;
  const [d, m, s] = [0, 1, 2].map((i) => (i > 0 && Number.isNaN(parts[i] ?? 0) ? 0 : (parts[i] ?? 0))) as [number, number, number];
  if (within(d, 0, 180) === null || within(m, 0, 60) === null || within(s, 0, 3600) === null) return null;
  return (ref === negative ? -1 : 1) * (d + m / 60 + s / 3600);
}

/** XMP writes `43,28.0469N` or `43,28,2N`. */
function xmpDegrees(value: string | undefined, positive: string, negative: string): number | null {
  const match = /^(\d{1,3}),(\d{1,2}(?:\.\d{1,12})?)(?:,(\d{1,2}(?:\.\d{1,12})?))?([NSEW])$/i.exec(value ?? "");
  const ref = match?.[4]?.toUpperCase();
  if (!match || (ref !== positive && ref !== negative)) return null;
  return (ref === negative ? -1 : 1) * (Number(match[1]) + Number(match[2]) / 60 + Number(match[3] ?? 0) / 3600);
}

function altitude(exif: Tags, xmp: XmpProperties): number | null {
  const written = number(exif, 6);
  const metres = written ?? parseNumber(xmp.get("exif:GPSAltitude")?.[0]);
  const below = (written === null ? parseNumber(xmp.get("exif:GPSAltitudeRef")?.[0]) : number(exif, 5)) === 1;
  return within(metres === null ? null : below ? -metres : metres, -12_000, 50_000);
}
