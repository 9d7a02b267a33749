import type { CameraData } from "../exif/types";
import type { Field } from "../publishing/types";

/**
 * What the owner of a photo may enter where its file says nothing, each with the columns that hold it. A camera or lens is entered by its whole
 * name, maker first, so that a maker always is the file's own word.
 */
export const HAND_COLUMNS = {
  camera: ["model"],
  lens: ["lensModel"],
  focalLength: ["focalLength", "focalLength35", "focalLength35Computed"],
  aperture: ["aperture"],
  exposureTime: ["exposureTime"],
  iso: ["iso"],
  flash: ["flash"],
  taken: ["takenLocal", "takenOffsetMin", "takenAt"],
  artist: ["artist"],
  copyright: ["copyright"],
} as const satisfies Partial<Record<Field, readonly (keyof CameraData)[]>>;

export type HandField = keyof typeof HAND_COLUMNS;

/** In the order people read them. */
export const HAND_FIELDS = Object.keys(HAND_COLUMNS) as HandField[];

/** A moment as its owner remembers it; at midnight when they gave a day and no time. */
type EnteredMoment = { takenLocal: string; takenOffsetMin: number | null };

/** What an owner enters: a value, null for none, and nothing at all about what stays as it is. */
export type Entry = Partial<
  Pick<CameraData, "focalLength" | "focalLength35" | "aperture" | "exposureTime" | "iso" | "flash" | "artist" | "copyright"> & {
    camera: string | null;
    lens: string | null;
    taken: EnteredMoment | null;
  }
>;

/** The inputs of the form. */
export const HAND_INPUTS = [
  "camera",
  "lens",
  "focalLength",
  "focalLength35",
  "aperture",
  "exposureTime",
  "iso",
  "flash",
  "takenDate",
  "takenTime",
  "takenOffset",
  "artist",
  "copyright",
] as const;
export type HandInput = (typeof HAND_INPUTS)[number];

/** Names of cameras and lenses to choose from, the owner's own first. */
export type Suggestions = { cameras: string[]; lenses: string[] };

/** The year of the oldest photograph there is. */
export const EARLIEST_DAY = "1826-01-01";

export const MAX_NAME = 200;
export const MAX_COPYRIGHT = 400;
