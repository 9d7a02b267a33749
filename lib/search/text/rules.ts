/** A word or phrase to find, or to do without. */
export type Term = {
  text: string;
  not: boolean;
  quoted: boolean;
  /** May be the beginning of a word: the last one, while it is being typed. */
  unfinished: boolean;
};

const MAX_TERMS = 8;
const SHORTEST_BEGINNING = 3;

/**
 * Reads what was typed, as web searches do: words must all be there, `"…"` is a phrase, `-` does without, `or` joins
 * its neighbours. Groups are all required; within a group one term is enough.
 */
export function parseText(text: string): Term[][] {
  const groups: Term[][] = [];
  let joins = false;
  for (const [, minus, phrase, word] of text.matchAll(/(-?)(?:"([^"]*)"?|(\S+))/gu)) {
    const said = phrase ?? word ?? "";
    if (phrase === undefined && !minus && /^(?:or|\|)$/i.test(said)) joins = groups.length > 0;
    else if (/[\p{L}\p{N}]/u.test(said)) {
      const term: Term = { text: said, not: minus === "-", quoted: phrase !== undefined, unfinished: false };
      if (joins) groups.at(-1)!.push(term);
      else groups.push([term]);
      joins = false;
      if (groups.flat().length === MAX_TERMS) break;
    }
  }
  const last = groups.at(-1)?.at(-1);
  if (last) last.unfinished = !last.not && !last.quoted && last.text.length >= SHORTEST_BEGINNING;
  return groups;
}

/** Whether a typing error in the term could be looked past: short words and model numbers mean what they say. */
export const isForgivable = ({ text, not, quoted }: Term): boolean => !not && !quoted && /^\p{L}{4,}$/u.test(text);

/**
 * How many typing errors lie between two words, by optimal string alignment: a letter too many, one missing, another in
 * its place, two swapped. O(length²); words are short.
 */
export function typingErrors(a: string, b: string): number {
  const [from, to] = [Array.from(a), Array.from(b)];
  let before: number[] = [];
  let row = to.map((_, j) => j).concat(to.length);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row[to.length]!;
}

/** As many errors as a word of this length may have and still be taken for another: none in short ones, two in long ones. */
export const errorsForgiven = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);
