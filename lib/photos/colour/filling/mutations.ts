import { db, type Executor } from "@/db/client";
import { enqueue } from "@/lib/platform/jobs";
import { colourPhotos } from "./types";

/** Whatever else is to be done goes first. */
const LAST = 100;

/** Has the photos that were prepared before colours were looked for get theirs, little by little; at most one worker at a time goes through them. */
export const queueColours = (tx: Executor = db, since = 0): Promise<void> =>
  enqueue(tx, colourPhotos, { since }, { key: colourPhotos.name, queue: "colour", priority: LAST });
