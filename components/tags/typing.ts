/** Where one tag ends and the next begins, as the server reads the field. */
const BETWEEN = /[,;\n\r，、#]/u;

/** The tag that is being typed: what stands around the caret between two separators. */
export function tagAt(text: string, caret: number): { start: number; end: number; typed: string } {
  let start = caret;
  while (start > 0 && !BETWEEN.test(text[start - 1]!)) start -= 1;
  let end = caret;
  while (end < text.length && !BETWEEN.test(text[end]!)) end += 1;
  return { start, end, typed: text.slice(start, caret).trim() };
}

/** The field with a suggestion in the place of what was being typed, ready for the next tag, and where the caret goes. */
export function complete(text: string, caret: number, tag: string): { text: string; caret: number } {
  const { start, end } = tagAt(text, caret);
  const before = text.slice(0, start).trimEnd();
  const begun = `${before}${before && !before.endsWith("#") ? " " : ""}${tag}`;
  const after = text.slice(end).replace(/^[,;\s，、]+/u, "");
  return { text: `${begun}, ${after}`, caret: begun.length + 2 };
}

/** Those suggestions that do not stand in the field already. */
export function unused(text: string, caret: number, names: readonly string[]): string[] {
  const { start, end } = tagAt(text, caret);
  const others = new Set(`${text.slice(0, start)},${text.slice(end)}`.split(BETWEEN).map((tag) => tag.trim().toLowerCase()));
  return names.filter((name) => !others.has(name.toLowerCase()));
}
