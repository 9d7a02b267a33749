import type { MakerNote } from "../tiff/rules";
import { readCanon } from "./canon/rules";
import { readCasio } from "./casio/rules";
import { readFujifilm } from "./fujifilm/rules";
import { readNikon } from "./nikon/rules";
import { readOlympus } from "./olympus/rules";
import { readPanasonic } from "./panasonic/rules";
import { readPentax } from "./pentax/rules";
import { readSony } from "./sony/rules";
import { NOTHING, type MakerFacts } from "./types";

/** By what the make of the file begins with. Pentax cameras are Ricoh's by now, and Olympus' are OM Digital Solutions'. */
const MAKERS: readonly (readonly [RegExp, (note: MakerNote) => MakerFacts])[] = [
  [/^canon\b/i, readCanon],
  [/^nikon\b/i, readNikon],
  [/^sony\b/i, readSony],
  [/^fuji/i, readFujifilm],
  [/^(olympus|om digital)\b/i, readOlympus],
  [/^panasonic\b/i, readPanasonic],
  [/^(pentax|asahi|ricoh)\b/i, readPentax],
  [/^casio\b/i, readCasio],
];

/** What a maker note says that EXIF did not, as far as it is plainly written. Never throws. */
export function readMakerNote(note: MakerNote | null, make: string | null): MakerFacts {
  const read = note && MAKERS.find(([begins]) => begins.test(make ?? ""))?.[1];
  return read ? read(note) : NOTHING;
}
