import type { PersonCard } from "../types";

/** Somebody the viewer may want to know, and why: at least one of these is said. */
export type Suggestion = PersonCard & {
  /** Friends both have. */
  friends: number;
  /** A camera or lens both photograph with. */
  gear: string | null;
  /** A tag both use. */
  tag: string | null;
};
