import type { PhotoCard } from "@/lib/photos/types";
import type { PostView } from "@/lib/posts/types";
import type { WatchKind } from "../watches/types";

/** In which order a tag's photos stand: the newest first, or those that most people collected. */
export const ORDERS = ["time", "collections"] as const;
export type Order = (typeof ORDERS)[number];

/** A place among a tag's photos: by time an id alone; by collections after how many, then by id. */
export type TaggedPlace = { collected: number | null; id: string };

/** By collections only the newest so many of a tag's photos are compared, so that the cost does not grow with the years. */
export const COMPARED = 5000;

/** Beyond so many, photos and posts are not counted one by one. */
export const MOST_COUNTED = 1000;

/** A tag as its pages show it to one viewer. */
export type TagSummary = {
  folded: string;
  /** As it was first written; where nothing is shown to the viewer, as its address has it. */
  name: string;
  /** How many this viewer may see; at most `MOST_COUNTED` and one more. */
  photos: number;
  posts: number;
  watch: WatchKind | null;
};

export type TaggedPhotos = { photos: PhotoCard[]; next: TaggedPlace | null };
export type TaggedPosts = { posts: PostView[]; next: string | null };
