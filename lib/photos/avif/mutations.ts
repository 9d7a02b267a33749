import type { Transaction } from "@/db/client";
import { enqueue } from "@/lib/platform/jobs";
import type { PhotoId } from "../types";
import { LAST, makeAvif, ONE_AT_A_TIME } from "./types";

/** Tries before we give up, the last of which only says so; with growing pauses, about three hours. */
const ATTEMPTS = 10;

/** Has AVIF made of a picture that is shown now, once nothing else is to be done. What waits for an older revision is forgotten. */
export const queueAvif = (tx: Transaction, photoId: PhotoId, revision: number): Promise<void> =>
  enqueue(tx, makeAvif, { photoId, revision }, { key: `photos.avif:${photoId}`, maxAttempts: ATTEMPTS, priority: LAST, queue: ONE_AT_A_TIME });
