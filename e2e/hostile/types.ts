import type { PictureType } from "@/lib/core/sniff";

/** How a file may end: turned away while it arrives, failed with one of these reasons, or as a sound photo. */
export type Ending = "refused" | "unsupported" | "tooManyPixels" | "damaged" | "noPreview" | "ready";

/** A file that means harm, or that a broken disk made. */
export type Hostile = {
  name: string;
  /** What its sender says it is. */
  type: PictureType;
  make: () => Buffer | Promise<Buffer>;
  /** How it may end, where that is no matter of taste. */
  ends?: readonly Ending[];
  /** Tried in everyday runs too; those that take long are left to `npm run prove`. */
  everyday?: boolean;
};
