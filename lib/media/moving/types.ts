import type { Backend } from "@/lib/platform/storage";

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
