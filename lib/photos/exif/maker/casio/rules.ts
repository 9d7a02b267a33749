import type { MakerNote } from "../../tiff/rules";
import { headOf, noteAfter, noteNumbers, sensitivity } from "../reading/rules";
import { NOTHING, type MakerFacts } from "../types";

/** Casio's notes: a bare directory, or one behind `QVC` or `DCI` with other tags. After ExifTool's tag documentation, "Casio Tags" and "Casio Type2 Tags": ISO. */
export function readCasio(raw: MakerNote): MakerFacts {
  const later = /^(QVC|DCI)\0/.test(headOf(raw, 4));
  const note = noteAfter(raw, later ? 6 : 0);
  return { ...NOTHING, iso: sensitivity(noteNumbers(note, later ? 0x3014 : 0x14)[0]) };
}
