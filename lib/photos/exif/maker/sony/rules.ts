import { describeLens } from "../../lens/rules";
import type { MakerNote } from "../../tiff/rules";
import { headOf, noteAfter, noteBytes, type Note } from "../reading/rules";
import { NOTHING, type MakerFacts } from "../types";

const HEADER = 12;

/**
 * Sony's notes: a directory, in most cameras behind `SONY DSC` or its like. After ExifTool's tag documentation, "Sony Tags": LensSpec. Serial
 * numbers are in encrypted parts.
 */
export function readSony(raw: MakerNote): MakerFacts {
  const note = noteAfter(raw, /^SONY (DSC|CAM|MOBILE)/.test(headOf(raw, 12)) ? HEADER : 0);
  return { ...NOTHING, lensNumbers: lensNumbers(note) };
}

/** Eight bytes: flags, shortest and longest focal length in four decimal digits each, the f-number at each in tenths, flags. */
function lensNumbers(note: Note | null): string | null {
  const bytes = noteBytes(note, 0xb02a);
  if (bytes?.length !== 8) return null;
  const digits = Buffer.from(bytes.subarray(1, 7)).toString("hex");
  if (!/^\d{12}$/.test(digits)) return null;
  const [short, long, wide, tele] = [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8, 10), digits.slice(10, 12)].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  // A lens of one focal length leaves the longer one at nought.
  return describeLens([short, long || short, wide / 10, (tele || wide) / 10]);
}
