import type { CameraData } from "../exif/types";
import { FIELDS, PUBLISHABLE, type Field, type HeldBack } from "./types";

/** What a column holds that says nothing. */
const nothing = (column: keyof CameraData): null | false => (column === "focalLength35Computed" ? false : null);

const isSaid = (value: unknown): boolean => value !== null && value !== false && value !== undefined;

/** Divides camera data into what everyone who sees the photo may know, and what stays with its owner. */
export function split(camera: CameraData, published: readonly Field[]): { shown: CameraData; heldBack: HeldBack } {
  const shown: Record<string, unknown> = { ...camera };
  const heldBack: Record<string, unknown> = {};
  for (const column of columnsOf(FIELDS.filter((field) => !published.includes(field)))) {
    const value = camera[column];
    if (isSaid(value)) heldBack[column] = value instanceof Date ? value.toISOString() : value;
    shown[column] = nothing(column);
  }
  return { shown: shown as CameraData, heldBack };
}

/** Puts together what `split` divided. */
export function whole(shown: CameraData, { takenAt, ...heldBack }: HeldBack): CameraData {
  return { ...shown, ...heldBack, takenAt: takenAt ? new Date(takenAt) : shown.takenAt };
}

/** Whether published files have to be made anew after such a change: they carry these notices. */
export const carriedInFiles = (before: readonly Field[], after: readonly Field[]): boolean =>
  (["artist", "copyright"] as const).some((field) => before.includes(field) !== after.includes(field));

const columnsOf = (fields: readonly Field[]): (keyof CameraData)[] => fields.flatMap((field) => [...PUBLISHABLE[field]]);
