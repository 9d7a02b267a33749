import type { Tag } from "../types";

/** How a tag has in it what is looked for: it is that, begins so, or holds it anywhere. */
type Closeness = 0 | 1 | 2;

/** A place in a list of found tags: the closest first, then by their folds. */
export type FoundTagPlace = { closeness: Closeness; folded: string };

/** Photos of a tag beyond so many are not counted in a list of tags. */
export const MOST_COUNTED = 100;

/** `photos` are those the viewer may see, at most `MOST_COUNTED`. */
type FoundTag = Tag & { photos: number };

export type FoundTags = { tags: FoundTag[]; next: FoundTagPlace | null };
