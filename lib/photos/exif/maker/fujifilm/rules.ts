import { describeLens } from "../../lens/rules";
import type { MakerNote } from "../../tiff/rules";
import { headOf, noteNumbers, noteOfItsOwn } from "../reading/rules";
import { NOTHING, type MakerFacts } from "../types";

/**
 * Fujifilm's notes: `FUJIFILM`, the offset of a directory, little-endian whatever the file is, counted from the note. After ExifTool's tag
 * documentation, "FujiFilm Tags". The serial number there is one of the electronics, not the one on the body.
 */
export function readFujifilm(raw: MakerNote): MakerFacts {
  if (!/^(FUJIFILM|GENERALE)/.test(headOf(raw, 8))) return NOTHING;
  const { bytes } = raw.tiff;
  const offset = raw.length >= 12 ? new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(raw.at + 8, true) : 0;
  const note = noteOfItsOwn(raw, offset, true);
  return { ...NOTHING, lensNumbers: describeLens([0x1404, 0x1405, 0x1406, 0x1407].map((tag) => noteNumbers(note, tag)[0])) };
}
