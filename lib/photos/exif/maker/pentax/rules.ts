import type { MakerNote } from "../../tiff/rules";
import { headOf, noteAfter, noteNumbers, noteOfItsOwn, noteText, sensitivity, serial, type Note } from "../reading/rules";
import { NOTHING, type MakerFacts } from "../types";

/** Sensitivities by number; from 50 on most are what they say. */
const ISO_CODES: Readonly<Record<number, number>> = {
  3: 50,
  4: 64,
  5: 80,
  6: 100,
  7: 125,
  8: 160,
  9: 200,
  10: 250,
  11: 320,
  12: 400,
  13: 500,
  14: 640,
  15: 800,
  16: 1000,
  17: 1250,
  18: 1600,
  19: 2000,
  20: 2500,
  21: 3200,
  50: 50,
  100: 100,
  200: 200,
  400: 400,
  800: 800,
  1600: 1600,
  3200: 3200,
};

/**
 * Pentax' notes: a directory, most often behind `AOC` and a byte order, or behind `PENTAX`, then with offsets of its own. After ExifTool's tag documentation,
 * "Pentax Tags". Lenses are numbers of a table.
 */
export function readPentax(raw: MakerNote): MakerFacts {
  const note = open(raw);
  return { ...NOTHING, cameraSerial: serial(noteText(note, 0x229)), iso: sensitivity(ISO_CODES[noteNumbers(note, 0x14)[0] ?? 0]) };
}

function open(raw: MakerNote): Note | null {
  const head = headOf(raw, 10);
  const order = /^PENTAX \0(II|MM)/.exec(head)?.[1];
  if (order) return noteOfItsOwn(raw, 10, order === "II");
  // The Optio 330 and 430 have none.
  if (!head.startsWith("AOC\0")) return noteAfter(raw, 0);
  const littleEndian = head.slice(4, 6) === "II" || (head.slice(4, 6) !== "MM" && raw.tiff.littleEndian);
  return noteAfter({ ...raw, tiff: { ...raw.tiff, littleEndian } }, 6);
}
