import { describeLens } from "../../lens/rules";
import type { MakerNote } from "../../tiff/rules";
import { headOf, noteAfter, noteBelow, noteNumbers, noteOfItsOwn, noteText, serial, type Note } from "../reading/rules";
import { NOTHING, type MakerFacts } from "../types";

const EQUIPMENT = 0x2010;

/**
 * Olympus' notes: a directory behind `OLYMP`, or, in later cameras, behind `OLYMPUS` or `OM SYSTEM` and a byte order, with offsets of its own. After
 * ExifTool's tag documentation, "Olympus Tags" and the table Equipment.
 */
export function readOlympus(raw: MakerNote): MakerFacts {
  const note = open(raw);
  const equipment = noteBelow(note, EQUIPMENT);
  return {
    ...NOTHING,
    lensModel: noteText(equipment, 0x203),
    lensNumbers: describeLens(
      [0x207, 0x208].map((tag) => noteNumbers(equipment, tag)[0]).concat([0x205, 0x206].map((tag) => fNumber(noteNumbers(equipment, tag)[0]))),
    ),
    cameraSerial: serial(noteText(equipment, 0x101)) ?? serial(noteText(note, 0x101a)),
    lensSerial: serial(noteText(equipment, 0x202)),
  };
}

function open(raw: MakerNote): Note | null {
  const head = headOf(raw, 14);
  const later = /^(?:OLYMPUS\0|OM SYSTEM\0\0\0)(II|MM)/.exec(head);
  if (later) return noteOfItsOwn(raw, later[0].length + 2, later[1] === "II");
  return /^(OLYMP|CAMER|EPSON|MINOL)\0/.test(head) ? noteAfter(raw, 8) : null;
}

/** In 256ths of an APEX value. */
const fNumber = (value: number | undefined): number | undefined => (value ? Math.round(2 ** (value / 512) * 10) / 10 : undefined);
