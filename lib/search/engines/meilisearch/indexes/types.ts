/** How far an index has been filled. */
export type Progress = { uid: string; state: "building" | "active" | "retired"; done: number; total: number };

/** What the triggers of the tables say when there is something to write. */
export const CHANGED = "search_changes";
