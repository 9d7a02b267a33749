/**
 * The structure that TIFF files, EXIF blocks, maker notes and most camera RAW are made of: directories of numbered entries (TIFF 6.0).
 * Nothing here throws or reads beyond the bytes it was given, whatever they claim.
 */
export type Tiff = {
  bytes: Uint8Array;
  littleEndian: boolean;
  /** What offsets count from. */
  base: number;
};

/** An entry of a directory: where its value is, within the bytes. */
export type Entry = { tag: number; type: number; count: number; at: number; length: number };

export type Directory = {
  /** By tag; of a tag that stands there twice, the first. */
  entries: ReadonlyMap<number, Entry>;
  /** Offset of the next directory of the chain, 0 for none. */
  next: number;
};

/** Bytes per value, by TIFF's type numbers; 129 is EXIF 3.0's UTF-8. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 129: 1 };
const ASCII = 2;
const UTF8 = 129;

/** More entries than any camera writes; the rest is not looked at. */
const MAX_ENTRIES = 1024;
/** No value we use has more numbers; a file that claims more is broken, or wants our memory. */
const MAX_NUMBERS = 65_536;
/** Directories of one file that are looked at. */
const MAX_DIRECTORIES = 64;

/** What follows the byte order: TIFF's 42, or the letters of Olympus (`RO`, `RS`) and Panasonic (`U`), whose RAW is TIFF otherwise. */
const MAGIC = new Set([0x2a, 0x4f52, 0x5352, 0x55]);

/** Opens what begins at `base` with a TIFF header, and says where its first directory is; null when it is none. */
export function openTiff(bytes: Uint8Array, base = 0): { tiff: Tiff; first: number } | null {
  if (base < 0 || base + 8 > bytes.length) return null;
  const order = (bytes[base]! << 8) | bytes[base + 1]!;
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const tiff = { bytes, littleEndian: order === 0x4949, base };
  return MAGIC.has(uint(tiff, base + 2, 2)) ? { tiff, first: uint(tiff, base + 4, 4) } : null;
}

/** An unsigned number of 1, 2 or 4 bytes at a place; 0 where there are none. */
function uint({ bytes, littleEndian }: Tiff, at: number, size: number): number {
  if (at < 0 || at + size > bytes.length) return 0;
  let value = 0;
  for (let i = 0; i < size; i += 1) value = value * 256 + bytes[littleEndian ? at + size - 1 - i : at + i]!;
  return value;
}

/** The directory at an offset; as far as it lies within the bytes, null where it does not at all. Entries whose value does not are left out. */
export function readDirectory(tiff: Tiff, offset: number): Directory | null {
  const start = tiff.base + offset;
  if (offset <= 0 || start + 2 > tiff.bytes.length) return null;
  const count = uint(tiff, start, 2);
  const entries = new Map<number, Entry>();
  for (let i = 0; i < Math.min(count, MAX_ENTRIES); i += 1) {
    const at = start + 2 + i * 12;
    if (at + 12 > tiff.bytes.length) break;
    const entry = readEntry(tiff, at);
    if (entry && !entries.has(entry.tag)) entries.set(entry.tag, entry);
  }
  return { entries, next: uint(tiff, start + 2 + count * 12, 4) };
}

function readEntry(tiff: Tiff, at: number): Entry | null {
  const [tag, type, count] = [uint(tiff, at, 2), uint(tiff, at + 2, 2), uint(tiff, at + 4, 4)];
  const size = SIZES[type];
  if (!size || count === 0) return null;
  const length = size * count;
  const start = length <= 4 ? at + 8 : tiff.base + uint(tiff, at + 8, 4);
  const room = tiff.bytes.length - start;
  // A text is worth having as far as it goes; half a list of numbers says nothing.
  if (room <= 0 || (length > room && type !== ASCII && type !== UTF8)) return null;
  return { tag, type, count, at: start, length: Math.min(length, room) };
}

/** Where the directory at an offset says its values are that have no room in it, and where it ends itself: places within the bytes, or beyond. */
export function layoutOf(tiff: Tiff, offset: number): { values: number[]; end: number } {
  const start = tiff.base + offset;
  const count = Math.min(uint(tiff, start, 2), MAX_ENTRIES);
  const values = Array.from({ length: count }, (_, i) => start + 2 + i * 12).flatMap((at) => {
    const length = (SIZES[uint(tiff, at + 2, 2)] ?? 0) * uint(tiff, at + 4, 4);
    return length > 4 ? [tiff.base + uint(tiff, at + 8, 4)] : [];
  });
  return { values, end: start + 2 + count * 12 + 4 };
}

/** Directories from an offset along their chain, each once. */
function* chain(tiff: Tiff, first: number): Generator<Directory> {
  const seen = new Set<number>();
  for (let offset = first; seen.size < MAX_DIRECTORIES && !seen.has(offset);) {
    seen.add(offset);
    const directory = readDirectory(tiff, offset);
    if (!directory) return;
    yield directory;
    offset = directory.next;
  }
}

const SUB_DIRECTORIES = 0x14a;

/** Every picture a TIFF file describes: the directories of its chain and those below them. */
export function pictures(tiff: Tiff, first: number): Directory[] {
  const found: Directory[] = [];
  for (const directory of chain(tiff, first)) {
    found.push(directory);
    for (const offset of numbersOf(tiff, directory.entries.get(SUB_DIRECTORIES))) {
      const below = found.length < MAX_DIRECTORIES ? readDirectory(tiff, offset) : null;
      if (below) found.push(below);
    }
    if (found.length >= MAX_DIRECTORIES) break;
  }
  return found;
}

/** The bytes of a value, in place. */
export const bytesOf = ({ bytes }: Tiff, entry: Entry | undefined): Uint8Array | null => (entry ? bytes.subarray(entry.at, entry.at + entry.length) : null);

/** Whether a value is text; `textBytesOf` gives its bytes without the NULs at its end. */
export const isText = ({ type }: Entry): boolean => type === ASCII || type === UTF8;

/** Text without the NULs at its end; those within are kept, because Copyright is two texts with one between. */
export function textBytesOf(tiff: Tiff, entry: Entry | undefined): Uint8Array | null {
  const bytes = bytesOf(tiff, entry);
  if (!bytes) return null;
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}

/** The numbers of a value, rationals divided (zero by zero is NaN); none when it is text, or claims absurdly many. */
export function numbersOf(tiff: Tiff, entry: Entry | undefined): number[] {
  if (!entry || isText(entry) || entry.count > MAX_NUMBERS) return [];
  const size = SIZES[entry.type]!;
  return Array.from({ length: entry.count }, (_, i) => numberAt(tiff, entry.at + i * size, entry.type));
}

/** The first of a value's numbers; null where `numbersOf` has none. */
export const numberOf = (tiff: Tiff, entry: Entry | undefined): number | null => numbersOf(tiff, entry)[0] ?? null;

function numberAt(tiff: Tiff, at: number, type: number): number {
  const view = new DataView(tiff.bytes.buffer, tiff.bytes.byteOffset, tiff.bytes.length);
  const order = tiff.littleEndian;
  switch (type) {
    case 6:
      return view.getInt8(at);
    case 8:
      return view.getInt16(at, order);
    case 9:
      return view.getInt32(at, order);
    case 5:
      return view.getUint32(at, order) / view.getUint32(at + 4, order);
    case 10:
      return view.getInt32(at, order) / view.getInt32(at + 4, order);
    case 11:
      return view.getFloat32(at, order);
    case 12:
      return view.getFloat64(at, order);
    default:
      return uint(tiff, at, SIZES[type]!);
  }
}
