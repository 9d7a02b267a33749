import { z } from "zod";
import type { Id } from "@/lib/core/ids";
import { jobKind } from "@/lib/platform/jobs";
import type { PhotoStatus } from "@/lib/photos/types";
import type { StoredRef } from "@/lib/platform/storage";

export type FileId = Id<"file">;

/**
 * Of a photo `original`, `proof`, `full`, or a derivative by its width in pixels: `w320` … `w2560`, as AVIF `a320` …. Of a person `avatar96` …,
 * `signature`. Of an archive `part1` …. Of a post or comment `attachment`.
 */
export type Variant = string;

/** A stored file that someone may have, with what its answer needs. */
export type ServedFile = {
  ref: StoredRef;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
  type: string;
  /** Given as a file rather than to be shown: an untouched upload or an archive, which only its owner ever gets, and what is attached to something. */
  handedOver: boolean;
  /** The name to save it under: that of an original or an attachment is the one it had on its owner's machine. */
  fileName: string;
  /** Whether anyone at all may have these bytes now, signed in or not. */
  open: boolean;
};

/** How far a photo of a batch has come, for the page that uploaded it. */
export type UploadProgress = {
  photoId: string;
  status: PhotoStatus;
  /** A message key, with `failed`. */
  failure: string | null;
};

/** What the application answers the browser about a file that has arrived. */
export type UploadReceipt = { photoId: string; /** The same file was theirs before: nothing was added. */ already: boolean };

/** Names one stored object. */
export const storedRef = z.object({ backend: z.enum(["disk", "s3", "uploadthing"]), key: z.string() });

/** Removes bytes that no row names any more. */
export const removeObjects = jobKind("media.remove", z.object({ refs: z.array(storedRef) }));
