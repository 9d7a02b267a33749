import type { PhotoCard } from "@/lib/photos/types";

/** How somebody keeps a photo: for all to see, or known to them alone. */
export type Keeping = "public" | "private";

/** How many keep a photo, as far as the viewer may know, and how the viewer does. */
export type Collected = { count: number; mine: Keeping | null };

/** A photo in somebody's collection. */
export type CollectedPhoto = PhotoCard & { keeping: Keeping };

/** A place in a collection: by when the photo came there, then by the photo. */
export type CollectionPlace = { since: string; id: string };
