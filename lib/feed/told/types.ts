import type { Kind } from "../types";

/** What a reader wants of their feeds: which kinds they leave out, and which tags they follow or never want to see unasked, by id. */
export type Wishes = {
  hidden: readonly Kind[];
  followed: readonly string[];
  muted: readonly string[];
  /** Whether their own things are left out, which are no news to them. */
  othersOnly?: boolean;
};
