import { MAX_TAG_LENGTH, MAX_TAGS } from "./types";

/** What a tag may hold: letters of any script with their marks, digits, emoji with what joins them, and marks that words carry inside. */
const FOREIGN = /[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}\u200d'’&+.!_ -]+/gu;

/** The tag as shown: Unicode's compatible form, no leading `#`, single spaces, at most 50 characters; empty when nothing is left. */
export function tagName(written: string): string {
  const plain = written.slice(0, 1000).normalize("NFKC").replace(FOREIGN, " ").replace(/\s+/g, " ");
  return [...trimmed(plain)].slice(0, MAX_TAG_LENGTH).join("").replace(EDGES, "");
}

const EDGES = /^[\s_.&'’-]+|[\s_.&'’-]+$/g;
const trimmed = (text: string): string => text.replace(EDGES, "");

/**
 * What two spellings of one tag share, and its address: lower case, with a `_` for each run of spaces and underscores. `New York`,
 * `new_york` and `#NEW_YORK` are one tag; `ёлка` and `елка` are two, as accents are not ours to drop.
 */
export function foldTag(written: string): string {
  const folded = tagName(written)
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[\s_]+/g, "_");
  return [...folded].slice(0, MAX_TAG_LENGTH).join("").replace(EDGES, "");
}

/** The tags in what someone typed: separated by commas or lines, or `#words` run together. Each once, in the order given, the first 30. */
export function parseTags(typed: string): string[] {
  return distinctTags(typed.slice(0, 10_000).split(/[,;\n\r，、]|#/u));
}

/** The names worth keeping of a list: cleaned, each fold once, the first 30. */
export function distinctTags(names: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const name of names) {
    const folded = foldTag(name);
    if (folded && !found.has(folded) && found.size < MAX_TAGS) found.set(folded, tagName(name));
  }
  return [...found.values()];
}
