/** A #tag or @name under way at the caret: what was typed of it, and the stretch of the text that it is. */
export type Begun = { kind: "tag" | "mention"; typed: string; start: number; end: number };

/** As many letters of one as are looked at. */
const MOST_LETTERS = 60;
// As the text is read when it is shown, but for names, which may be looked for by other letters than a username has.
const BEGUN = /(?<![\p{L}\p{N}_/&.])#(?<tag>[\p{L}\p{M}\p{N}_]{0,60})$|(?<![\p{L}\p{N}_/.@])@(?<name>[\p{L}\p{M}\p{N}_.-]{0,60})$/u;
const REST = { tag: /^[\p{L}\p{M}\p{N}_]*/u, mention: /^[\p{L}\p{M}\p{N}_.-]*/u };

/** What is under way at the caret of a text, if anything. */
export function begunAt(text: string, caret: number): Begun | null {
  const found = BEGUN.exec(text.slice(Math.max(0, caret - MOST_LETTERS - 2), caret))?.groups;
  if (!found) return null;
  const kind = found.tag === undefined ? "mention" : "tag";
  const typed = found.tag ?? found.name ?? "";
  const rest = REST[kind].exec(text.slice(caret, caret + MOST_LETTERS))?.[0].length ?? 0;
  return { kind, typed, start: caret - typed.length - 1, end: caret + rest };
}

/** Whether it is written out already: where this is all that completes it, nothing is left to choose. */
export const isWhole = (text: string, { start, end }: Begun, word: string): boolean => text.slice(start + 1, end).toLowerCase() === word.toLowerCase();

/** What takes the place of something under way: the tag or name, and a space where none follows. */
export const completed = (text: string, { kind, end }: Begun, word: string): string =>
  `${kind === "tag" ? "#" : "@"}${word}${/^\s/.test(text.slice(end)) ? "" : " "}`;

/** Whether a text would read this as one tag: it may have been given elsewhere, with spaces in it. */
export const isWritable = (tag: string): boolean => /^[\p{L}\p{M}\p{N}_]*[\p{L}\p{N}][\p{L}\p{M}\p{N}_]*$/u.test(tag);

/** Whether a text would read this as one name. */
export const isMentionable = (username: string): boolean => /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}_])?$/u.test(username);
