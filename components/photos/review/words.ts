import type { Picture } from "@/components/photos/photo-image";
import type { Fact } from "@/components/photos/public-fields";
import type { Draft } from "@/lib/photos/drafts/types";

/** What a card shows. */
export type CardOf = Picture &
  Pick<Draft, "id" | "fileName" | "status" | "title" | "description" | "place" | "alt" | "licence" | "visibility" | "allowFull" | "published" | "seen"> & {
    /** As they are typed. */
    tags: string;
    facts: Fact[];
  };

/** What a card says, the same on each. */
export type CardWords = Record<
  | "select"
  | "open"
  | "processing"
  | "suggestions"
  | "fold"
  | "publicNow"
  | "hiddenNow"
  | "public"
  | "publicHint"
  | "publicNone"
  | "publicLater"
  | "title"
  | "description"
  | "place"
  | "tags"
  | "alt"
  | "altHint"
  | "visibility"
  | "licence"
  | "allowFull",
  string
> & { visibilities: Choice[]; licences: Choice[] };

export type Choice = { value: string; label: string };
