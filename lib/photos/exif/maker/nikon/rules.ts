import { describeLens } from "../../lens/rules";
import type { MakerNote } from "../../tiff/rules";
import { headOf, noteAfter, noteNumbers, noteOfTiff, noteText, sensitivity, serial, type Note } from "../reading/rules";
import { NOTHING, type MakerFacts } from "../types";

/**
 * Nikon's notes: a TIFF structure of their own behind `Nikon` and a version, or, in early cameras, a bare directory. After ExifTool's tag
 * documentation, "Nikon Tags". The lens by its name would need a table of lenses, and its data is encrypted in later cameras.
 */
export function readNikon(raw: MakerNote): MakerFacts {
  const head = headOf(raw, 8);
  // The first kind, of the earliest Coolpix, has other tags.
  if (head.startsWith("Nikon\0\u0001")) return NOTHING;
  const note = head.startsWith("Nikon\0") ? noteOfTiff(raw, 10) : noteAfter(raw, 0);
  const iso = noteNumbers(note, 0x2);
  return { ...NOTHING, lensNumbers: describeLens(noteNumbers(note, 0x84)), cameraSerial: cameraSerial(note), iso: sensitivity(iso[1] || iso[0]) };
}

/** The D70 and its kin write `NO= ` in front of it, and so into another tag. */
const cameraSerial = (note: Note | null): string | null => serial(noteText(note, 0x1d)) ?? serial(noteText(note, 0xa0)?.replace(/^NO= ?/, "") ?? null);
