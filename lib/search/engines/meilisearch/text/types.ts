import type { Term } from "../../../text/rules";

/** A term with its folded words and their stems; both empty where nothing is left of it. */
export type Folded = Term & { written: string; stems: string };

/** What the engine is asked for a text. */
export type Wording = {
  q: string;
  /** Which of the documents' texts are read; all unless told. */
  on?: string[];
};
