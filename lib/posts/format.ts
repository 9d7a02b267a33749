import { foldTag } from "@/lib/tags/rules";
import type { Tag } from "@/lib/tags/types";
import { tagsIn } from "./rules";

/** Those of a post's tags that stand in its tags alone, as a field for them shows them: what the text says needs no saying twice. */
export function namedTags({ text, tags }: { text: string; tags: readonly Tag[] }): string {
  const inText = new Set(tagsIn(text).map(foldTag));
  return tags
    .filter(({ folded }) => !inText.has(folded))
    .map(({ name }) => name)
    .join(", ");
}
