import type list from "@/messages/en/emoji.json";

/** The emoji we offer, by what they are about: each with its name, a comma, and other words it is looked for by. */
export type EmojiList = typeof list;

type Emoji = { sign: string; name: string; words: string };
type EmojiGroup = { key: string; title: string; emoji: Emoji[] };

/** The list in a language. */
export const loadEmoji = async (language: string): Promise<EmojiList> =>
  ((await import(`@/messages/${language}/emoji.json`)) as { default: EmojiList }).default;

/** Those whose name, or another word for them, has a word that begins with each of what was typed; all while nothing was. */
export function findEmoji(groups: EmojiList, typed: string): EmojiGroup[] {
  const sought = wordsOf(typed);
  return Object.entries(groups).flatMap(([key, { title, list }]) => {
    const emoji = Object.entries(list)
      .map(([sign, words]): Emoji => ({ sign, name: words.split(",")[0]!, words }))
      .filter(({ words }) => sought.every((begins) => wordsOf(words).some((word) => word.startsWith(begins))));
    return emoji.length > 0 ? [{ key, title, emoji }] : [];
  });
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll("ё", "е")
    .match(/[\p{L}\p{N}]+/gu) ?? [];
