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
};

/** Questions by what their answers are for. */
export type Questions = Map<"page" | "all" | "loosened" | Field, IndexQuery>;
export type Answers = Map<"page" | "all" | "loosened" | Field, IndexAnswer>;
