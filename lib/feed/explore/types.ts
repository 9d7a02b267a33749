import type { PhotoCard } from "@/lib/photos/types";
import type { PostView } from "@/lib/posts/types";

/** In how many of the last days something can be popular. */
export const WINDOWS = { day: 1, week: 7, month: 30 } as const;
export type Window = keyof typeof WINDOWS;

/** A place in what is explored: by age an id alone; by popularity after how many votes, then by id. */
export type ExplorePlace = { votes: number | null; id: string };

/** A page of what everyone shares; `next` is the place of the page after it, null on the last. */
export type ExplorePage<Item extends PhotoCard | PostView> = { items: Item[]; next: ExplorePlace | null };
