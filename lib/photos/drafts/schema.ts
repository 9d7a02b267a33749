import { z } from "zod";
import { isId } from "@/lib/core/ids";
import { FIELDS, publishName, type Field } from "../publishing/types";
import { editForm, saidForm, type PhotoEdit } from "../schema";
import type { PhotoId } from "../types";
import { nameOn, type DraftPlace, type Which } from "./types";

/** As many drafts as one request may name. */
const MOST = 2000;

/** Names drafts to publish, with commas between them. */
export const publishForm = z.object({
  photos: z
    .string()
    .transform((text) => text.split(",").filter(isId))
    .pipe(z.array(z.string()).min(1, "errors.not-found").max(MOST, "errors.invalid")),
});

/** The name of a field whose content is given to many at once. */
export const nameForMany = (name: string): string => `many.${name}`;

/** A draft's place as it stands in an address. */
export const writeDraftPlace = ({ uploadId, id }: DraftPlace): string => `${uploadId}_${id}`;

/** Reads such a place; anything malformed means the beginning. */
export function readDraftPlace(text: string | string[] | undefined): DraftPlace | undefined {
  const [uploadId = "", id = ""] = typeof text === "string" ? text.split("_") : [];
  return isId(uploadId) && isId(id) ? { uploadId, id } : undefined;
}

/** What one card says, and what it said when it was read. */
export type Card = PhotoEdit & { seen: string };

/** What is given to many at once; all else stays as it is. */
export type Changes = Partial<Omit<PhotoEdit, "photoId" | "published" | "tags">> & { tags: string[]; show: Field[]; hide: Field[] };

export type Deed =
  | { does: "save" }
  | { does: "apply"; to: Which; changes: Changes }
  | { does: "publish"; which: Which }
  | { does: "discard"; which: readonly PhotoId[] }
  | { does: "restore"; discarded: string }
  /** Turns to another page; the first unless told. */
  | { does: "go"; place: string };

export type Review = { cards: Card[]; selected: PhotoId[]; deed: Deed };

type Form = Record<string, unknown>;
type Complain = (issue: z.core.$ZodRawIssue) => void;

/** All cards of a page, and what is to be done: one form, so that whatever is pressed, nothing that was typed is lost. */
export const reviewForm = z.looseObject({ deed: z.string().catch("save"), until: z.string().optional().catch(undefined) }).transform((form, ctx): Review => {
  const complain: Complain = (issue) => ctx.issues.push(issue);
  const cards = cardsIn(form).flatMap(([id, said]) => cardOf(id, said, complain));
  const selected = Object.keys(form).flatMap((name) => (name.startsWith("select.") && isId(name.slice(7)) ? [name.slice(7)] : []));
  return { cards, selected, deed: deedOf(form, selected, complain) };
});

/** What was said of each draft, by its id. */
function cardsIn(form: Form): [PhotoId, Form][] {
  const cards = new Map<PhotoId, Form>();
  for (const [name, value] of Object.entries(form)) {
    const [, field, id] = /^([\w-]+)\.([0-9a-f-]{36})$/.exec(name) ?? [];
    if (field && id && isId(id)) cards.set(id, { ...cards.get(id), [field]: value });
  }
  return [...cards].filter(([, said]) => "seen" in said);
}

function cardOf(photoId: PhotoId, said: Form, complain: Complain): Card[] {
  const parsed = editForm.safeParse({ ...said, photoId });
  if (parsed.success) return [{ ...parsed.data, seen: String(said.seen) }];
  for (const issue of parsed.error.issues) complain(under(issue, (name) => nameOn(name, photoId)));
  return [];
}

/** The same complaint about the field as it is called here. */
const under = (issue: z.core.$ZodIssue, rename: (name: string) => string): z.core.$ZodRawIssue =>
  ({ ...issue, path: [rename(String(issue.path[0]))], input: undefined }) as z.core.$ZodRawIssue;

function deedOf(form: Form & { deed: string; until?: string }, selected: PhotoId[], complain: Complain): Deed {
  const [does, object = ""] = form.deed.split(":");
  const refuse = (message: string): Deed => {
    complain({ code: "custom", message, path: ["deed"], input: undefined });
    return { does: "save" };
  };
  const all: Which = { until: isId(form.until ?? "") ? form.until! : "" };
  const which = does?.endsWith("-all") ? all : selected;
  if (does === "restore" && /^\d{1,18}$/.test(object)) return { does, discarded: object };
  if (does === "go") return { does, place: object };
  if (!/^(?:apply|publish)(?:-all)?$|^discard$/.test(does ?? "")) return { does: "save" };
  if ("until" in which ? which.until === "" : which.length === 0) return refuse("review.nothingChosen");
  if (does === "discard") return { does, which: selected };
  if (does?.startsWith("publish")) return { does: "publish", which };
  const changes = changesIn(form, complain);
  return changes ? { does: "apply", to: which, changes } : refuse("review.nothingToApply");
}

/** What was filled in for many; null when nothing was. */
function changesIn(form: Form, complain: Complain): Changes | null {
  const filled = Object.entries(form).flatMap(([name, value]) => (name.startsWith("many.") && value !== "" ? [[name.slice(5), value] as const] : []));
  if (filled.length === 0) return null;
  const given = new Map(filled);
  const parsed = manyForm.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) complain(under(issue, nameForMany));
    return { tags: [], show: [], hide: [] };
  }
  const chosen = (choice: string): Field[] => FIELDS.filter((field) => given.get(publishName(field)) === choice);
  return { ...parsed.data, tags: parsed.data.tags ?? [], show: chosen("show"), hide: chosen("hide") };
}

const manyForm = saidForm
  .partial()
  .omit({ photoId: true })
  .extend({
    allowFull: z
      .enum(["yes", "no"])
      .transform((answer) => answer === "yes")
      .optional(),
  });
