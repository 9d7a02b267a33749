import { z } from "zod";
import type { Id } from "@/lib/core/ids";
import { jobKind } from "@/lib/platform/jobs";
import type { UserId } from "@/lib/platform/session";

export type PhotoId = Id<"photo">;
/** Shared by the photos that were dropped together. */
export type UploadId = Id<"upload">;
export type GearId = Id<"gear">;

export const VISIBILITIES = ["public", "friends", "private"] as const;
export type Visibility = (typeof VISIBILITIES)[number];
export type PhotoStatus = "processing" | "ready" | "failed";

/** What a grid needs to paint one photograph: dimensions are known, so nothing moves. */
export type PhotoCard = {
  id: PhotoId;
  title: string;
  /** Pixels, after orientation. */
  width: number;
  height: number;
  /** Widths in pixels of the derivatives that exist, ascending. */
  widths: number[];
  urlToken: string;
  placeholder: string;
  visibility: Visibility;
  owner: { id: UserId; username: string; name: string };
};

/** The exposure as engraved on one line. All are absent where the file did not say. */
export type CameraLine = {
  /** Millimetres. */
  focalLength: number | null;
  aperture: number | null;
  /** Seconds. */
  exposureTime: number | null;
  iso: number | null;
};

export const processPhoto = jobKind("photos.process", z.object({ photoId: z.string() }));
export const purgePhoto = jobKind("photos.purge", z.object({ photoId: z.string() }));
