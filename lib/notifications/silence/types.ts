import type { PhotoCard } from "@/lib/photos/types";

/** Of what somebody wants to hear nothing more, the latest first: photos, and posts by the beginning of what they say. */
export type Silenced = { photos: PhotoCard[]; posts: { id: string; words: string; author: string }[] };
