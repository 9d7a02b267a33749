import { ASPECTS, TURNS, UNEDITED, type Aspect, type Crop, type PictureEdit, type Size, type Turn } from "./types";

/** Forms give parts in hundredths of a percent: what is nearer than that is the same. */
const HAIR = 0.000_06;

const near = (a: number, b: number): boolean => Math.abs(a - b) <= HAIR;

/** Whether two parts are the same. */
export const sameCrop = (a: Crop, b: Crop): boolean => near(a.x, b.x) && near(a.y, b.y) && near(a.width, b.width) && near(a.height, b.height);

/** Whether two edits show the same. */
export const sameEdit = (a: PictureEdit, b: PictureEdit): boolean => a.turn === b.turn && sameCrop(a.crop, b.crop);

/** Whether anything at all was done to the picture. */
export const isEdited = (edit: PictureEdit): boolean => !sameEdit(edit, UNEDITED);

/** One turn after the other. */
export const addTurns = (a: number, b: number): Turn => TURNS[((((a + b) / 90) % 4) + 4) % 4]!;

/** The size of a picture once it has been turned. */
export const turnedSize = ({ width, height }: Size, turn: Turn): Size => (turn % 180 === 0 ? { width, height } : { width: height, height: width });

/** Where a part of a picture is once the picture has been turned. */
export function turnCrop({ x, y, width, height }: Crop, turn: Turn): Crop {
  if (turn === 90) return { x: 1 - y - height, y: x, width: height, height: width };
  if (turn === 180) return { x: 1 - x - width, y: 1 - y - height, width, height };
  return turn === 270 ? { x: y, y: 1 - x - width, width: height, height: width } : { x, y, width, height };
}

/** Width divided by height; null where any will do. */
export function ratioOf(aspect: Aspect, { width, height }: Size): number | null {
  if (aspect === "free") return null;
  if (aspect === "original") return width / height;
  if (aspect === "across") return height / width;
  const [across, down] = aspect.split(":").map(Number) as [number, number];
  return across / down;
}

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/**
 * Gives a part of a picture a shape, to the pixel: its middle stays, and what it covers in all, as far as the picture reaches. Done again, it changes
 * nothing.
 *
 * @param ratio width divided by height
 */
export function withRatio(crop: Crop, ratio: number, { width, height }: Size): Crop {
  const before = { width: crop.width * width, height: crop.height * height };
  const wide = Math.sqrt(before.width * before.height * ratio);
  const fit = Math.min(1, width / wide, height / (wide / ratio));
  // A part of this shape keeps its size, whatever was rounded on the way.
  const kept = Math.abs(Math.round(before.width) / ratio - before.height) < 1;
  const across = within(Math.round(kept ? before.width : wide * fit), 1, width);
  const down = within(Math.round(across / ratio), 1, height);
  const left = within(Math.round((crop.x + crop.width / 2) * width - across / 2), 0, width - across);
  const top = within(Math.round((crop.y + crop.height / 2) * height - down / 2), 0, height - down);
  return { x: left / width, y: top / height, width: across / width, height: down / height };
}

/** The shape that a part has, for a form to begin with; all of a picture has none. */
export function aspectOf(crop: Crop, size: Size): Aspect {
  if (sameCrop(crop, UNEDITED.crop)) return "free";
  const [across, down] = [crop.width * size.width, crop.height * size.height];
  const fits = (aspect: Aspect): boolean => {
    const ratio = ratioOf(aspect, size);
    return ratio !== null && Math.abs(across - down * ratio) < 1;
  };
  return ASPECTS.find(fits) ?? "free";
}

/** Pixels of what an edit leaves of a picture. */
export function sizeAfter({ turn, crop }: PictureEdit, upright: Size): Size {
  const { width, height } = turnedSize(upright, turn);
  return { width: Math.max(1, Math.round(crop.width * width)), height: Math.max(1, Math.round(crop.height * height)) };
}
