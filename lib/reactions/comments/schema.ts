import { z } from "zod";
import { isId } from "@/lib/core/ids";
import { MOST_ATTACHMENTS } from "@/lib/media/attachments/types";
import { TARGETS } from "../types";
import type { CommentPlace } from "./types";

const MAX_COMMENT = 4000;

const id = z.string().refine(isId, "errors.not-found");

/** What was not sent, or left empty, is none. */
const maybeId = z
  .string()
  .optional()
  .transform((text) => text || null)
  .pipe(id.nullable());

/** Several of one name, one, or none. */
const ids = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .optional()
  .transform((given) => [...new Set((given ?? []).filter(Boolean))])
  // As many photos as files.
  .pipe(z.array(id).max(MOST_ATTACHMENTS, "comments.too-many-pieces"));

const text = z
  .string()
  .transform((typed) =>
    typed
      .normalize("NFC")
      .replace(/\r\n?/g, "\n")
      .replace(/[^\P{Cc}\n\t]+/gu, "")
      .trim(),
  )
  .pipe(z.string().max(MAX_COMMENT, "comments.too-long"));

/** Only browsers without scripts send it: they are led back to where they were. */
const plain = z
  .string()
  .optional()
  .transform((value) => value !== undefined);

const subject = { target: z.enum(TARGETS, "errors.not-found"), targetId: id };
const said = { text, photo: ids, attachment: ids };

type Said = { text: string; photo: string[]; attachment: string[] };
const isSomething = ({ text: words, photo, attachment }: Said): boolean => words !== "" || photo.length > 0 || attachment.length > 0;
const NOTHING = { message: "comments.empty", path: ["text"] };
const named = <Form extends Said>({ photo, attachment, ...form }: Form) => ({ ...form, photoIds: photo, attachmentIds: attachment });

export const addForm = z
  .object({ ...subject, ...said, plain, client: z.string().min(8).max(100), parent: maybeId })
  .refine(isSomething, NOTHING)
  .transform(({ parent, ...form }) => ({ ...named(form), parentId: parent }));

export const editForm = z
  .object({ ...subject, ...said, plain, comment: id })
  .refine(isSomething, NOTHING)
  .transform(({ comment, ...form }) => ({ ...named(form), commentId: comment }));

/** Names one comment, and what it is about. */
export const commentForm = z.object({ ...subject, plain, comment: id });
/** Names all comments of one person on something. */
export const personForm = z.object({ ...subject, plain, person: id });
/** Names what is commented on, and whether nobody may add to it from now on. */
export const closeForm = z.object({ ...subject, plain, closed: z.enum(["yes", "no"], "errors.invalid").transform((said) => said === "yes") });

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What the address of a page says about its comments: which of them, and what is being written. */
export function readCommentQuery(query: Query): { place: CommentPlace; reply: string | null; edit: string | null } {
  const one = (name: string): string | undefined => {
    const value = query[name];
    return typeof value === "string" && isId(value) ? value : undefined;
  };
  return { place: { before: one("comments"), at: one("comment") }, reply: one("reply") ?? null, edit: one("edit") ?? null };
}
