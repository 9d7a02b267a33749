import { foldTag } from "@/lib/tags/rules";
import type { Tag } from "@/lib/tags/types";

type Stretch =
  | { kind: "text"; text: string }
  /** An address on the web, as it is followed and as it is shown. */
  | { kind: "link"; text: string; href: string }
  | { kind: "tag"; text: string; folded: string }
  /** `username` is in lower case. */
  | { kind: "mention"; text: string; username: string };
/** A stretch of a plain text and where it begins: as written, or leading somewhere. */
type Segment = Stretch & { at: number };

// In one pass and without backtracking: an address ends before white space and quotes, a tag or name begins where no word is under way.
const FOUND = /(https?:\/\/[^\s<>"'`]+)|(?<![\p{L}\p{N}_/&.])#([\p{L}\p{M}\p{N}_]+)|(?<![\p{L}\p{N}_/.@])@([\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*)/giu;
/** What ends a sentence rather than an address. */
const AFTER = /[.,;:!?…)\]}»”’]+$/u;

/** A text in stretches, in order and complete: addresses, #tags and @names lead somewhere. */
export function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(FOUND)) {
    const segment = segmentOf(match);
    if (!segment) continue;
    if (match.index > end) segments.push({ kind: "text", text: text.slice(end, match.index), at: end });
    segments.push({ ...segment, at: match.index });
    end = match.index + segment.text.length;
  }
  if (end < text.length) segments.push({ kind: "text", text: text.slice(end), at: end });
  return segments;
}

function segmentOf([whole, address, tag, name]: RegExpMatchArray): Stretch | null {
  if (address) {
    const shown = withoutEnd(address);
    return URL.canParse(shown) ? { kind: "link", text: shown, href: new URL(shown).href } : null;
  }
  if (tag) {
    const folded = foldTag(tag);
    return folded ? { kind: "tag", text: whole, folded } : null;
  }
  const username = (name ?? "").replace(/[.-]+$/, "");
  return { kind: "mention", text: `@${username}`, username: username.toLowerCase() };
}

/** A closing bracket belongs to an address that opened one. */
function withoutEnd(address: string): string {
  const shown = address.replace(AFTER, "");
  return address[shown.length] === ")" && shown.includes("(") && !shown.includes(")") ? `${shown})` : shown;
}

/** The tags in a text, as written, each once. */
export const tagsIn = (text: string): string[] => [...new Set(segmentsOf(text).flatMap((part) => (part.kind === "tag" ? part.text.slice(1) : [])))];

/** The usernames in a text, in lower case, each once; the first fifty. */
export const mentionsIn = (text: string): string[] =>
  [...new Set(segmentsOf(text).flatMap((part) => (part.kind === "mention" ? part.username : [])))].slice(0, 50);

/** Those of a post's tags that stand in its tags alone: what the text says needs no saying twice. */
export function namedTags({ text, tags }: { text: string; tags: readonly Tag[] }): Tag[] {
  const inText = new Set(tagsIn(text).map(foldTag));
  return tags.filter(({ folded }) => !inText.has(folded));
}
