import { fill, type UploadWords } from "./words";

/** The texts about the queue as a whole, which go along with it to other pages. */
export type QueueWords = UploadWords["queue"];

const PLURAL = /\{(\w+), plural,((?:\s*\w+ \{[^{}]*\})+)\s*\}/g;
const FORM = /(\w+) \{([^{}]*)\}/g;

/** Puts values into a text, where a number may choose the words around it as ICU has it: `{n, plural, one {# file} other {# files}}`. */
export function say(text: string, values: Record<string, string | number>, language: string): string {
  const chosen = text.replaceAll(PLURAL, (_, name: string, forms: string) => {
    const count = Number(values[name]);
    const words = new Map([...forms.matchAll(FORM)].map(([, form = "", word = ""]) => [form, word]));
    const form = words.get(new Intl.PluralRules(language).select(count)) ?? words.get("other") ?? "";
    return form.replaceAll("#", new Intl.NumberFormat(language).format(count));
  });
  return fill(chosen, values);
}
