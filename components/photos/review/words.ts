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
