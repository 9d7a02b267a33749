import type { Band } from "../types";

/** Something that completes what is typed into the search box. */
export type Suggestion = {
  kind: "camera" | "lens" | "tag" | "person" | "hour";
  /** The camera's or lens's slug, the folded tag, the username, or the hours as addresses have them (`0..5`). */
  value: string;
  /** What it is called. */
  label: string;
  /** What of the words is searched for beside it. */
  rest?: string;
};

/** A part of a day, how it is called, and how words that name it begin, in small letters. */
export type DayPart = { band: Band; label: string; words: readonly string[] };

/** Shorter texts begin too much to be completed. */
export const SHORTEST = 2;
/** As much of what is typed as is looked at. */
export const LONGEST = 60;
