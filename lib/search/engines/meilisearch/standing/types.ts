import type { Circle } from "../filters/types";
import type { Folded } from "../text/types";

/** All that a search must know of the tables before the engine is asked, as of one moment. */
export type Standing = {
  /** The index that answers. */
  index: string;
  circle: Circle;
  terms: Folded[];
};
