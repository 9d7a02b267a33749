import { z } from "zod";
import { jobKind } from "@/lib/platform/jobs";
import type { Backend } from "@/lib/platform/storage";
import { storedRef } from "../types";

/** Milliseconds that old bytes stay at least, for whoever had read the row just before it was switched. */
export const FAREWELL = 60_000;

/** How far a move has come. */
export type Progress = { files: number; bytes: number };

/** What a move is told, and whom it tells. */
export type MoveOptions = {
  to: Backend;
  /** Ends the move between two steps of each file; what is on its way is given up. */
  signal: AbortSignal;
  /** Hears how far it has come after each file. */
  report: (progress: Progress) => void;
  /** Hears a line about each file that could not be moved, and why. */
  tell: (line: string) => void;
};

export type Moved = Progress & {
  /** Files that stay where they were, because something is wrong with them or with a store. */
  failed: number;
};

/** Removes the bytes that a file has left behind, once nobody who had read its row before `movedAt` can be about to ask for them. */
export const removeOldBytes = jobKind("media.removeOld", z.object({ refs: z.array(storedRef), movedAt: z.iso.datetime() }));
