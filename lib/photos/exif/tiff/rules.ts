import { bytesOf, isText, numbersOf, openTiff, readDirectory, textBytesOf, type Directory, type Entry, type Tiff } from "@/lib/core/tiff";
import type { Tags, TagValue } from "../types";
import { decodeText } from "../values/rules";

const EXIF_POINTER = 0x8769;
const GPS_POINTER = 0x8825;
const MAKER_NOTE = 0x927c;
const BYTE = 1;
const UNDEFINED = 7;

/** No tag we read holds more values; a file that claims more is broken, or wants our memory. */
const MAX_VALUES = 4096;

const IFD0_TAGS = [0x10f, 0x110, 0x112, 0x131, 0x132, 0x13b, 0x4746, 0x8298, 0x9c9d, 0xc62f];
const EXIF_TAGS = [
  0x829a, 0x829d, 0x8822, 0x8827, 0x8830, 0x8831, 0x8832, 0x8833, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9201, 0x9202, 0x9204, 0x9207, 0x9209, 0x920a,
  0xa002, 0xa003, 0xa20e, 0xa20f, 0xa210, 0xa403, 0xa405, 0xa431, 0xa432, 0xa433, 0xa434, 0xa435,
];
const GPS_TAGS = [1, 2, 3, 4, 5, 6, 7, 0x1d];

/** A maker note where it lies: its offsets may count from the beginning of the block it is in. */
export type MakerNote = { tiff: Tiff; at: number; length: number };

export type ExifBlock = { tags: Tags; makerNote: MakerNote | null };

/**
 * The tags we know of an EXIF block (with or without its `Exif\0\0` header) or of a whole TIFF file, RAW included. Whatever cannot be read is
 * left out; a broken tag costs that tag alone.
 */
export function readExif(block: Uint8Array): ExifBlock {
  const opened = openTiff(block, startsWithExif(block) ? 6 : 0);
  const first = opened && readDirectory(opened.tiff, opened.first);
  return first ? readBlock(opened.tiff, first) : { tags: new Map(), makerNote: null };
}

/** The same of blocks that stand apart from each other, as CR3 keeps them, each with a directory that begins with a TIFF header. */
export function readParts(parts: { ifd0?: Uint8Array; exif?: Uint8Array; gps?: Uint8Array; makerNote?: Uint8Array }): ExifBlock {
  const tags = new Map<number, TagValue>();
  const take = (part: Uint8Array | undefined, wanted: readonly number[]): void => {
    const opened = part && openTiff(part);
    if (opened) collect(tags, opened.tiff, readDirectory(opened.tiff, opened.first), wanted);
  };
  take(parts.ifd0, IFD0_TAGS);
  take(parts.exif, EXIF_TAGS);
  take(parts.gps, GPS_TAGS);
  const note = parts.makerNote && openTiff(parts.makerNote);
  return { tags, makerNote: note ? { tiff: note.tiff, at: note.first, length: note.tiff.bytes.length - note.first } : null };
}

function readBlock(tiff: Tiff, first: Directory): ExifBlock {
  const tags = new Map<number, TagValue>();
  const below = (tag: number): Directory | null => readDirectory(tiff, numbersOf(tiff, first.entries.get(tag))[0] ?? 0);
  const exif = below(EXIF_POINTER);
  collect(tags, tiff, first, IFD0_TAGS);
  collect(tags, tiff, exif, EXIF_TAGS);
  collect(tags, tiff, below(GPS_POINTER), GPS_TAGS);
  // The exposure belongs in the EXIF block, but TIFF/EP writers keep it in the first directory, as the TIFF specification allows.
  collect(tags, tiff, first, EXIF_TAGS);
  const note = exif?.entries.get(MAKER_NOTE) ?? first.entries.get(MAKER_NOTE);
  return { tags, makerNote: note ? { tiff, at: note.at, length: note.length } : null };
}

function collect(into: Map<number, TagValue>, tiff: Tiff, directory: Directory | null, wanted: readonly number[]): void {
  for (const tag of directory ? wanted : []) {
    const entry = directory!.entries.get(tag);
    const value = entry && !into.has(tag) ? valueOf(tiff, entry) : null;
    if (value !== null) into.set(tag, value);
  }
}

function valueOf(tiff: Tiff, entry: Entry): TagValue | null {
  if (isText(entry)) return decodeText(textBytesOf(tiff, entry)!);
  if (entry.count > MAX_VALUES) return null;
  if (entry.type === UNDEFINED || (entry.type === BYTE && entry.count > 1)) return bytesOf(tiff, entry);
  const numbers = numbersOf(tiff, entry);
  return numbers.length === 1 ? numbers[0]! : numbers;
}

const startsWithExif = (b: Uint8Array): boolean => b[0] === 0x45 && b[1] === 0x78 && b[2] === 0x69 && b[3] === 0x66 && b[4] === 0 && b[5] === 0;
