import { addTurns, isEdited, ratioOf, sameCrop, turnCrop, turnedSize, withRatio } from "./format";
import type { Aspect, Crop, Deed, PictureEdit, Size, Turn } from "./types";

/** What a form asks for: a part of the picture as it stands there, a further turn, and the shape of what comes out. */
export type Wish = { from: Turn; turn: Turn; crop: Crop; aspect: Aspect };

/**
 * The edit that a form's wishes come to.
 *
 * @param upright pixels of the whole picture before any turn
 */
export function composed({ from, turn: further, crop, aspect }: Wish, upright: Size): PictureEdit {
  const turn = addTurns(from, further);
  const size = turnedSize(upright, turn);
  const part = turnCrop(crop, further);
  const ratio = ratioOf(aspect, size);
  return { turn, crop: ratio === null ? part : withRatio(part, ratio, size) };
}

type Step = { number: number; fileId: string; edit: PictureEdit; /** The first version with this file. */ firstOfFile: number };

/** What a version changed about the one before. */
export function deedOf(version: Step, before: Pick<Step, "fileId" | "edit"> | null): Deed {
  if (!before) return "uploaded";
  if (version.fileId !== before.fileId) return version.firstOfFile === version.number ? "replaced" : "returned";
  if (!isEdited(version.edit)) return "reset";
  if (version.edit.turn === before.edit.turn) return "cropped";
  const further = addTurns(version.edit.turn, -before.edit.turn);
  return sameCrop(version.edit.crop, turnCrop(before.edit.crop, further)) ? "turned" : "turned-and-cropped";
}
