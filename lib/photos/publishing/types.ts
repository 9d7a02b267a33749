import type { CameraData } from "../exif/types";

/**
 * What of a file its owner can publish or keep, field by field, each with the columns that hold it. The orientation is none of these:
 * it has been carried out, and says nothing any more.
 */
export const PUBLISHABLE = {
  camera: ["make", "model"],
  lens: ["lensMake", "lensModel"],
  focalLength: ["focalLength", "focalLength35", "focalLength35Computed"],
  aperture: ["aperture"],
  exposureTime: ["exposureTime"],
  iso: ["iso"],
  exposureBias: ["exposureBias"],
  exposureProgram: ["exposureProgram"],
  meteringMode: ["meteringMode"],
  flash: ["flash"],
  whiteBalance: ["whiteBalance"],
  taken: ["takenLocal", "takenOffsetMin", "takenAt"],
  software: ["software"],
  artist: ["artist"],
  copyright: ["copyright"],
  rating: ["rating"],
  location: ["latitude", "longitude", "altitude"],
  cameraSerial: ["cameraSerial"],
  lensSerial: ["lensSerial"],
} as const satisfies Record<string, readonly (keyof CameraData)[]>;

export type Field = keyof typeof PUBLISHABLE;

/** The name of the checkbox that publishes a field of the file. */
export const publishName = (field: Field): string => `publish-${field}`;

/** In the order people read them. */
export const FIELDS = Object.keys(PUBLISHABLE) as [Field, ...Field[]];

/** What tells where someone was, or which body is theirs, stays with them unless they say otherwise. */
const PRIVATE_BY_DEFAULT: ReadonlySet<Field> = new Set<Field>(["location", "cameraSerial", "lensSerial"]);
export const PUBLISHED_BY_DEFAULT: readonly Field[] = FIELDS.filter((field) => !PRIVATE_BY_DEFAULT.has(field));

/** What is kept from everyone but the owner, as JSON holds it: instants are ISO 8601 texts. */
export type HeldBack = { [Column in keyof CameraData]?: CameraData[Column] extends Date | null ? string : NonNullable<CameraData[Column]> };
