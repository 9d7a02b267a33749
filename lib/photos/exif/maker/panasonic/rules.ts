import type { MakerNote } from "../../tiff/rules";
import { headOf, noteAfter, noteText, serial } from "../reading/rules";
import { NOTHING, type MakerFacts } from "../types";

/**
 * Panasonic's notes: a directory behind `Panasonic`. After ExifTool's tag documentation, "Panasonic Tags": LensType, which is a name, and
 * LensSerialNumber. The camera's number there (0x25) is one of the electronics with a date in it, not the one on the body.
 */
export function readPanasonic(raw: MakerNote): MakerFacts {
  if (!headOf(raw, 12).startsWith("Panasonic\0")) return NOTHING;
  const note = noteAfter(raw, 12);
  const lens = noteText(note, 0x51);
  return { ...NOTHING, lensModel: lens && /\d/.test(lens) ? lens : null, lensSerial: serial(noteText(note, 0x52)) };
}
