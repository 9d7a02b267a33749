import { isForgivable, type Term } from "../../../text/rules";
import type { Folded, Wording } from "./types";

/** Letters from which on the engine looks past one typing error, and from which on two; as the tables do. */
export const MIN_FOR_ERROR = 4;
export const MIN_FOR_TWO = 8;

/** Whether the engine can be asked: it knows no "or". */
export const isAskable = (groups: readonly Term[][]): boolean => groups.every((group) => group.length === 1);

/**
 * As typed, every word and phrase of it, in any of its forms: stems stand between quotation marks, where the engine forgives nothing. A last word that may
 * be unfinished is left open at its end, unless its form says that it is finished: beside its beginnings, its stem could not be asked for too.
 */
export const asTyped = (terms: readonly Folded[]): Wording => ({
  q: worded(terms, (term) => (term.unfinished && term.written === term.stems ? term.written : phrase(term.stems))),
  on: ["exact"],
});

/** With typing errors looked past, in words that may have any; a beginning too short for the engine to look past one may stay open. */
export const forgivingly = (terms: readonly Folded[]): Wording => ({
  q: worded(terms, (term) => (isForgivable(term) || isShortBeginning(term) ? term.written : phrase(term.stems))),
});

const isShortBeginning = ({ unfinished, written, stems }: Folded): boolean => unfinished && written === stems && written.length < MIN_FOR_ERROR;

/** Whether looking past typing errors could find more. */
export const mayBeForgiven = (terms: readonly Folded[]): boolean => terms.some((term) => said(term) && isForgivable(term));

const worded = (terms: readonly Folded[], write: (term: Folded) => string): string =>
  terms
    .filter(said)
    .map((term) => (term.not ? `-${phrase(term.stems)}` : write(term)))
    .join(" ");

/** A term of which nothing is left asks for nothing. */
const said = ({ stems }: Folded): boolean => stems !== "";

/** Folding has left no quotation mark in it. */
const phrase = (stems: string): string => `"${stems}"`;
