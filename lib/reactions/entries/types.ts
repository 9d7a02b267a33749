import type { Likes } from "../likes/types";
import type { Standing } from "../types";

/** What was done about one thing among others, as far as the reader may know, and whether they may do it too. */
export type Reactions = {
  likes: Likes;
  /** How many comments the reader finds on its page. */
  comments: number;
  standing: Standing;
};
