import { latin } from "./boxes";
import { openTiff } from "./tiff";

/** Media types of the pictures we take, by what the bytes say. */
export const PICTURE_TYPES = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/avif",
  "image/tiff",
  "image/gif",
  "image/heic",
  "image/x-adobe-dng",
  "image/x-canon-cr3",
] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** How many leading bytes `sniff` looks at, at most. */
export const SNIFF_BYTES = 64;
/** How many bytes of a TIFF file's first directory it looks at, at most. */
export const DIRECTORY_BYTES = 8192;

/** The usual file name extension of each type; the first is the one we write. */
export const EXTENSIONS: Record<PictureType, readonly [string, ...string[]]> = {
  "image/jpeg": ["jpg", "jpeg", "jpe", "jfif"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "image/avif": ["avif"],
  "image/tiff": ["tif", "tiff"],
  "image/gif": ["gif"],
  "image/heic": ["heic", "heif", "hif"],
  "image/x-adobe-dng": ["dng"],
  "image/x-canon-cr3": ["cr3"],
};

/** Camera RAW by its embedded preview: each of these was tried on files of real cameras, see docs/decisions. */
export const RAW_TYPES: ReadonlySet<PictureType> = new Set<PictureType>(["image/x-adobe-dng", "image/x-canon-cr3"]);

/** What systems call our types besides. */
const OTHER_NAMES: Readonly<Record<string, PictureType>> = {
  "image/jpg": "image/jpeg",
  "image/pjpeg": "image/jpeg",
  "image/heif": "image/heic",
  "image/heic-sequence": "image/heic",
  "image/heif-sequence": "image/heic",
  "image/dng": "image/x-adobe-dng",
};

/** Camera RAW we do not take yet, by the extension of its name. */
const UNTRIED_RAW: Readonly<Record<string, string>> = {
  "3fr": "Hasselblad 3FR",
  arw: "Sony ARW",
  cr2: "Canon CR2",
  crw: "Canon CRW",
  dcr: "Kodak DCR",
  erf: "Epson ERF",
  fff: "Hasselblad FFF",
  gpr: "GoPro GPR",
  iiq: "Phase One IIQ",
  k25: "Kodak K25",
  kdc: "Kodak KDC",
  mef: "Mamiya MEF",
  mos: "Leaf MOS",
  mrw: "Minolta MRW",
  nef: "Nikon NEF",
  nrw: "Nikon NRW",
  orf: "Olympus ORF",
  ori: "Olympus ORI",
  pef: "Pentax PEF",
  raf: "Fujifilm RAF",
  raw: "Panasonic RAW",
  rw2: "Panasonic RW2",
  rwl: "Leica RWL",
  sr2: "Sony SR2",
  srf: "Sony SRF",
  srw: "Samsung SRW",
  x3f: "Sigma X3F",
};

const extensionOf = (name: string): string => (name.includes(".") ? name.split(".").at(-1)!.toLowerCase() : "");

/** The kind of camera RAW a file is by its name, when it is one we do not take: `Canon CRW`. */
export const untriedRaw = (name: string): string | null => UNTRIED_RAW[extensionOf(name)] ?? null;

/** Whether a media type is one of ours. */
export const isPictureType = (type: string): type is PictureType => (PICTURE_TYPES as readonly string[]).includes(type);

/**
 * The picture type a file claims. For RAW its name counts more than its media type, of which each system has its own idea (TIFF among them); so it
 * does where the system knows none. Null for what is none of ours.
 */
export function claimedType({ name, type }: { name: string; type: string }): PictureType | null {
  const extension = extensionOf(name);
  const byName = PICTURE_TYPES.find((candidate) => EXTENSIONS[candidate].includes(extension)) ?? null;
  if (untriedRaw(name)) return null;
  if (type === "" || type === "application/octet-stream" || (byName && RAW_TYPES.has(byName))) return byName;
  return isPictureType(type) ? type : (OTHER_NAMES[type] ?? null);
}

/**
 * Which of our picture formats a file is, by its first bytes (the MIME Sniffing Standard's signatures; ISO 14496-12 brands; TIFF 6.0 and BigTIFF
 * headers). Null for everything else, whatever its name says. It promises no more than a format: only decoding shows whether the picture is whole.
 *
 * Camera RAW is TIFF to its first bytes: where `directoryAt` names a place, the type is certain only with the directory that is there.
 */
export function sniff(head: Uint8Array, directory?: Uint8Array): PictureType | null {
  if (begins(head, 0, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (begins(head, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (/^GIF8[79]a/.test(latin(head, 0, 6))) return "image/gif";
  if (latin(head, 0, 4) === "RIFF" && latin(head, 8, 12) === "WEBP") return "image/webp";
  if (latin(head, 4, 8) === "ftyp") return byBrand(brands(head));
  if (directoryAt(head) !== null) return directory ? byDirectory(head, directory) : "image/tiff";
  return null;
}

/** `sniff` for a file that is all there. */
export function sniffWhole(bytes: Uint8Array): PictureType | null {
  const at = directoryAt(bytes);
  return sniff(bytes.subarray(0, SNIFF_BYTES), at === null ? undefined : bytes.subarray(at, at + DIRECTORY_BYTES));
}

/** Where the first directory of a TIFF file is; null for every other. */
export function directoryAt(head: Uint8Array): number | null {
  const opened = openTiff(head);
  if (opened) {
    // Olympus and Panasonic changed the number behind the byte order, and Canon wrote its name behind the offset.
    const plain = begins(head, 2, [0x2a, 0]) || begins(head, 2, [0, 0x2a]);
    return plain && latin(head, 8, 10) !== "CR" ? opened.first : null;
  }
  const big = [0, 8].some((size) => begins(head, 0, [0x49, 0x49, 0x2b, 0, size])) || begins(head, 0, [0x4d, 0x4d, 0, 0x2b]);
  if (!big || head.length < 16) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  return Number(view.getBigUint64(8, head[0] === 0x49));
}

const NEW_SUBFILE_TYPE = 0xfe;
const PHOTOMETRIC = 0x106;
const SUB_DIRECTORIES = 0x14a;
const DNG_VERSION = 0xc612;
/** Pixels behind a colour filter, and their raw values in a line: no picture yet. */
const UNDEVELOPED = new Set([32_803, 34_892]);

/** TIFF, DNG, or another camera's RAW: those begin with a small picture and keep the large one below, or have undeveloped pixels first. */
function byDirectory(head: Uint8Array, directory: Uint8Array): PictureType | null {
  const tags = tagsIn(directory, { littleEndian: head[0] === 0x49, big: head[2] === 0x2b || head[3] === 0x2b });
  if (tags.has(DNG_VERSION)) return "image/x-adobe-dng";
  const reduced = ((tags.get(NEW_SUBFILE_TYPE) ?? 0) & 1) === 1;
  return UNDEVELOPED.has(tags.get(PHOTOMETRIC) ?? 0) || (reduced && tags.has(SUB_DIRECTORIES)) ? null : "image/tiff";
}

const SHORT = 3;

/** The tags of a directory, each with the number in the place of its value; values themselves may lie anywhere. */
function tagsIn(bytes: Uint8Array, { littleEndian, big }: { littleEndian: boolean; big: boolean }): Map<number, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const tags = new Map<number, number>();
  const [first, size, valueAt] = big ? [8, 20, 12] : [2, 12, 8];
  const count = bytes.length < first ? 0 : big ? Number(view.getBigUint64(0, littleEndian)) : view.getUint16(0, littleEndian);
  for (let i = 0, at = first; i < count && at + size <= bytes.length; i += 1, at += size) {
    const isShort = view.getUint16(at + 2, littleEndian) === SHORT;
    tags.set(view.getUint16(at, littleEndian), isShort ? view.getUint16(at + valueAt, littleEndian) : view.getUint32(at + valueAt, littleEndian));
  }
  return tags;
}

const AVIF = new Set(["avif", "avis"]);
const HEVC = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"]);

function byBrand(found: string[]): PictureType | null {
  if (found[0] === "crx ") return "image/x-canon-cr3";
  if (found.some((brand) => AVIF.has(brand))) return "image/avif";
  return found.some((brand) => HEVC.has(brand)) ? "image/heic" : null;
}

/** The major brand of an ISO base media file, then the compatible ones that are within reach. */
function brands(head: Uint8Array): string[] {
  const boxBytes = head.length < 4 ? 0 : new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0);
  const end = Math.min(boxBytes, head.length, SNIFF_BYTES);
  const found = [latin(head, 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) found.push(latin(head, at, at + 4));
  return found;
}

const begins = (head: Uint8Array, at: number, bytes: readonly number[]): boolean => bytes.every((byte, i) => head[at + i] === byte);
