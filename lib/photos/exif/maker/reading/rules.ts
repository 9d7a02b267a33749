import { bytesOf, numbersOf, openTiff, readDirectory, type Directory, type Tiff } from "@/lib/core/tiff";
import type { MakerNote } from "../../tiff/rules";

/** A directory of a maker note, and the bytes its offsets lead into. */
export type Note = { tiff: Tiff; directory: Directory };

/** The bytes a note begins with, as Latin text. */
export const headOf = ({ tiff, at, length }: MakerNote, size: number): string => String.fromCharCode(...tiff.bytes.subarray(at, at + Math.min(size, length)));

/** A note that is a directory, some bytes in, with offsets that count from the beginning of the EXIF block. */
export function noteAfter({ tiff, at }: MakerNote, skip: number): Note | null {
  const directory = readDirectory(tiff, at + skip - tiff.base);
  return directory && { tiff, directory };
}

/** A note with offsets of its own that count from its first byte, and a directory at one of them. */
export function noteOfItsOwn({ tiff, at, length }: MakerNote, offset: number, littleEndian: boolean): Note | null {
  // What the note can reach ends with it: behind it are other people's numbers.
  const own = { bytes: tiff.bytes.subarray(0, at + length), littleEndian, base: at };
  const directory = readDirectory(own, offset);
  return directory && { tiff: own, directory };
}

/** A note that holds a whole TIFF structure, some bytes in. */
export function noteOfTiff({ tiff, at, length }: MakerNote, skip: number): Note | null {
  const opened = openTiff(tiff.bytes.subarray(0, at + length), at + skip);
  const directory = opened && readDirectory(opened.tiff, opened.first);
  return directory && { tiff: opened.tiff, directory };
}

/** The numbers of a tag; none without a note or without the tag, and none of a text. */
export const noteNumbers = (note: Note | null, tag: number): number[] => (note ? numbersOf(note.tiff, note.directory.entries.get(tag)) : []);

/** The numbers of a tag as signed ones of 16 bits, whatever sign its type has. */
export const signedNumbers = (note: Note | null, tag: number): number[] => noteNumbers(note, tag).map((value) => (value > 0x7fff ? value - 0x1_0000 : value));

/** The bytes of a tag's value, in place; null without a note or without the tag. */
export const noteBytes = (note: Note | null, tag: number): Uint8Array | null => note && bytesOf(note.tiff, note.directory.entries.get(tag));

/** A short line of plain letters, whatever its type; null where the bytes are something else, as after an editor moved the note. */
export function noteText(note: Note | null, tag: number): string | null {
  const bytes = noteBytes(note, tag);
  if (!bytes || bytes.length > 256) return null;
  const text = String.fromCharCode(...bytes)
    .split("\0")[0]!
    .trim();
  return /^[\x20-\x7e]+$/.test(text) ? text : null;
}

/** A serial number: letters and digits, not all of them nought. */
export function serial(text: string | null): string | null {
  return text && /^[\w./-]{3,32}$/.test(text) && /[1-9a-z]/i.test(text) ? text : null;
}

/** A directory below a note's, given by its offset or standing in the entry itself. */
export function noteBelow(note: Note | null, tag: number): Note | null {
  const entry = note?.directory.entries.get(tag);
  if (!note || !entry) return null;
  const offset = entry.length === 4 ? numbersOf(note.tiff, entry)[0]! : entry.at - note.tiff.base;
  const directory = readDirectory(note.tiff, offset);
  return directory && { tiff: note.tiff, directory };
}

/** A sensitivity that a camera could have. */
export const sensitivity = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) && Math.round(value) >= 3 && value <= 10_000_000 ? Math.round(value) : null;
