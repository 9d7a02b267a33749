import type { IndexAnswer, IndexQuery } from "@/lib/platform/search";
import type { Field, Query } from "../../../types";
import type { Wording } from "../text/types";

/** All that the questions of one search share. */
export type Search = {
  index: string;
  query: Query;
  /** Who sees what. */
  visible: string;
  text: Wording;
  /** The mark of all of the text as one name; none where it asks for nothing. */
  name: string | null;
};

/** What is read of a hit. */
export type Hit = { id: string; taken?: number; takenTime?: number };
export type Answer = IndexAnswer<Hit>;

/** Questions by what their answers are for. */
export type Questions = Map<"page" | "all" | "exact" | Field, IndexQuery>;
export type Answers = Map<"page" | "all" | "exact" | Field, Answer>;
