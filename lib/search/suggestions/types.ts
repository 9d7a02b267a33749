/** Something that completes what is typed into the search box. */
export type Suggestion = {
  kind: "camera" | "lens" | "tag" | "person";
  /** The camera's or lens's slug, the folded tag, or the username. */
  value: string;
  /** What it is called. */
  label: string;
};

/** Shorter texts begin too much to be completed. */
export const SHORTEST = 2;
/** As much of what is typed as is looked at. */
export const LONGEST = 60;
