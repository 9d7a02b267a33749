import type { CameraData } from "@/lib/photos/exif/types";
import { parseOffset, parseTaken } from "@/lib/photos/exif/values/rules";
import type { Told } from "./exiftool";
import { lensesOf, sameLens } from "./lens";

/** One value of ours, what it is held against, and how. */
export type Field = {
  name: keyof CameraData;
  /** The tags of ExifTool it is compared with, in words. */
  tags: string;
  /** What ExifTool says, as text; null when it says nothing. */
  expected: (told: Told, camera: CameraData) => string | null;
  same: (ours: string, expected: string, told: Told) => boolean;
  /** Why a difference may be meant. */
  note?: string;
};

const words = (text: string): string => text.normalize("NFC").replaceAll("\0", " ").replaceAll(/\s+/g, " ").trim();

/** What ExifTool prints in place of a value that a file leaves open. */
const said = (text: string | undefined): string | null => (text === undefined || words(text) === "" ? null : words(text));

const first =
  (...names: string[]) =>
  ({ preferred }: Told): string | null =>
    names.map((name) => said(preferred[name])).find((value) => value !== null) ?? null;

const sameWords = (ours: string, expected: string): boolean => words(ours) === words(expected);

/** Equal to the last of the ten digits that ExifTool prints. */
const sameNumber = (ours: string, expected: string): boolean => {
  const [a, b] = [Number(ours), Number(expected.split(" ")[0])];
  return Math.abs(a - b) <= Math.max(Math.abs(b) * 1e-7, 1e-9);
};

const near = (ours: string, expected: string): boolean => Math.abs(Number(ours) - Number(expected)) <= Math.abs(Number(expected)) * 0.03;

const text = (name: keyof CameraData, ...tags: string[]): Field => ({ name, tags: tags.join(", else "), expected: first(...tags), same: sameWords });

const number = (name: keyof CameraData, ...tags: string[]): Field => ({ name, tags: tags.join(", else "), expected: first(...tags), same: sameNumber });

/** A serial number without what is written around it. */
const bare = (serial: string): string =>
  words(serial)
    .replace(/^NO= ?/, "")
    .replace(/^0+(?=.)/, "");

const positive = (value: string | null): string | null => (value !== null && Number(value) > 0 ? value : null);

/** A date with a time, `2008:05:30 15:56:01`, perhaps with a zone; unset clocks say nothing. XMP's CreateDate is that of the file. */
function moment({ preferred, placed }: Told): string | null {
  const values = [preferred.DateTimeOriginal, preferred.DateTimeCreated, placed["ExifIFD:CreateDate"]].map(said);
  return values.find((value) => value !== null && !/^0000|^[\s:]*$/.test(value)) ?? null;
}

const KODAK = "where both speak, ExifTool prefers the maker note's of some cameras (Kodak, Minolta, Olympus, Sigma) and we keep EXIF's";

/** Each value of `CameraData` with its counterpart. */
export const FIELDS: readonly Field[] = [
  text("make", "Make"),
  text("model", "Model"),
  text("lensMake", "LensMake"),
  {
    name: "lensModel",
    tags: "any of LensModel, Lens, LensID (in words), LensInfo; a lens that only maker notes know counts as missed",
    expected: (told) => lensesOf(told)[0] ?? null,
    same: (ours, _, told) => lensesOf(told).some((lens) => sameLens(ours, lens)),
    note: "a lens is the same when its name is, or when focal lengths and f-numbers are; maker numbers that only a table of lenses could name are not read",
  },
  { ...number("focalLength", "FocalLength"), expected: (told) => positive(first("FocalLength")(told)) },
  {
    name: "focalLength35",
    tags: "FocalLengthIn35mmFormat; where ours is computed, FocalLength35efl within 3 %",
    expected: (told, camera) => positive(first(camera.focalLength35Computed ? "FocalLength35efl" : "FocalLengthIn35mmFormat")(told)),
    same: (ours, expected) => sameNumber(ours, expected) || near(ours, expected),
    note: "ours is computed by the camera's model where we know it; ExifTool's by the focal plane, which is wrong in photographs made smaller or cropped",
  },
  { ...number("aperture", "FNumber", "Aperture"), note: KODAK, expected: (told) => positive(first("FNumber", "Aperture")(told)) },
  { ...number("exposureTime", "ExposureTime", "ShutterSpeed"), note: KODAK, expected: (told) => positive(first("ExposureTime", "ShutterSpeed")(told)) },
  {
    ...number("iso", "ISO"),
    expected: (told) => positive(first("ISO")(told)),
    same: (ours, expected) => sameNumber(ours, expected) || (expected.includes(".") && Math.abs(Number(ours) - Number(expected)) <= 0.5),
    note: "sensitivities that Canon compacts give as parts of a stop are rounded; of Pentax ExifTool -n gives the maker's code number, and we keep EXIF's",
  },
  { ...number("exposureBias", "ExposureCompensation"), note: KODAK },
  number("exposureProgram", "ExposureProgram"),
  { ...number("meteringMode", "MeteringMode"), note: "where both speak, ExifTool prefers the maker note's own numbers and we keep EXIF's" },
  number("flash", "Flash"),
  { ...number("whiteBalance", "WhiteBalance"), note: "where both speak, ExifTool prefers the maker note's own words or numbers and we keep EXIF's" },
  { ...number("orientation", "Orientation"), note: "we read EXIF's alone, by which viewers turn a picture; XMP's is a copy of it" },
  text("software", "Software", "CreatorTool"),
  text("artist", "Artist", "Creator", "By-line", "XPAuthor"),
  text("copyright", "Copyright", "Rights", "CopyrightNotice"),
  number("rating", "Rating"),
  {
    name: "takenLocal",
    tags: "DateTimeOriginal, else DateTimeCreated (of IPTC), else EXIF's CreateDate",
    expected: moment,
    same: (ours, expected) => ours === parseTaken(expected)?.local,
  },
  {
    name: "takenOffsetMin",
    tags: "OffsetTimeOriginal, else the zone in DateTimeOriginal, else OffsetTime where it is of the same moment",
    expected: offset,
    same: (ours, expected) => Number(ours) === Number(expected),
    note: "where a file has no offset, it may follow from the satellites' clock, of which ExifTool makes none",
  },
  { ...number("latitude", "GPSLatitude"), note: "0, 0 is what a receiver without a fix writes, and no place to us, nor is a height there one" },
  number("longitude", "GPSLongitude"),
  number("altitude", "GPSAltitude"),
  {
    ...text("cameraSerial", "SerialNumber"),
    same: (ours, expected) => bare(ours) === bare(expected),
    note: "ours is as it stands on the body: ExifTool -n gives Canon's without the noughts in front, and Nikon's with the NO= of its tag",
  },
  text("lensSerial", "LensSerialNumber"),
];

function offset(told: Told): string | null {
  const { preferred } = told;
  const within = moment(told);
  const same = preferred.ModifyDate !== undefined && preferred.ModifyDate === preferred.DateTimeOriginal;
  const minutes = parseOffset(preferred.OffsetTimeOriginal) ?? (within && parseTaken(within)?.offsetMin) ?? (same ? parseOffset(preferred.OffsetTime) : null);
  return minutes === null ? null : String(minutes);
}

/** Our value as text to compare and to show; null where we say nothing. */
export const ours = (value: CameraData[keyof CameraData]): string | null =>
  value === null ? null : value instanceof Date ? value.toISOString() : String(value);
