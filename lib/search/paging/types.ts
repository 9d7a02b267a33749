import type { PhotoId } from "@/lib/photos/types";

/** Where a page ended: by what the order goes, and by id among equals; by number in an order that only an engine knows. */
export type Cursor =
  | { sort: "newest"; id: PhotoId }
  /** By the camera's own clock to the microsecond; null among those that do not say, which come last. */
  | { sort: "taken"; taken: string | null; id: PhotoId }
  | { sort: "popular"; likes: number; id: PhotoId }
  /** How many came before. */
  | { sort: "relevance"; passed: number };
