import type { Deed } from "../relations/types";
import type { PersonCard } from "../types";

/** What is shown of somebody beside their name, in the reader's words. */
export type NameCard = {
  person: PersonCard;
  /** What the card as a whole is called. */
  about: string;
  /** How they stand to the reader. */
  badges: readonly string[];
  counts: readonly string[];
  bio: string;
  /** What one press changes about following them, what its button says and what it does; null for guests and for oneself. */
  follow: { deed: Deed; words: string; does: string; primary: boolean } | null;
};
