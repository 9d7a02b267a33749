/** Everything that can be liked. */
export const LIKEABLE = ["photo", "post", "photo-comment", "post-comment"] as const;
export type Likeable = (typeof LIKEABLE)[number];

/** How many like something, as far as the viewer may meet them, and whether the viewer does. */
export type Likes = { count: number; mine: boolean };
