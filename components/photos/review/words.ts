/** What a card says, the same on each. */
export type CardWords = Record<
  | "select"
  | "open"
  | "processing"
  | "suggestions"
  | "public"
  | "publicHint"
  | "publicNone"
  | "publicLater"
  | "title"
  | "description"
  | "place"
  | "tags"
  | "alt"
  | "visibility"
  | "licence"
  | "allowFull",
  string
> & { visibilities: Choice[]; licences: Choice[] };

export type Choice = { value: string; label: string };

/** Puts a file's name into a text that has a place for it. */
export const named = (text: string, name: string): string => text.replace("{name}", name);
