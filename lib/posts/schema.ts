import { z } from "zod";
import { isId } from "@/lib/core/ids";
import { MOST_ATTACHMENTS } from "@/lib/media/attachments/types";
import { checkbox, line, paragraphs } from "@/lib/photos/schema";
import { VISIBILITIES } from "@/lib/photos/types";
import { tagList } from "@/lib/tags/schema";
import type { PostDraft, PostId } from "./types";

export const MAX_TITLE = 120;
export const MAX_TOPIC = 60;
export const MAX_TEXT = 10_000;
export const MAX_PHOTOS = 20;

const id = z.string().refine(isId, "errors.not-found");
/** Not sent at all, or empty, where there is none. */
const optionalId = z
  .string()
  .optional()
  .transform((text) => text || undefined)
  .pipe(id.optional());

/** A field that is sent as often as there are things to name: once each, in the order sent. */
const ids = (most: number, tooMany: string) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((sent) => [...new Set([sent ?? []].flat().filter((text) => text !== ""))])
    .pipe(z.array(id).max(most, tooMany));

const said = z
  .object({
    /** The post that is changed; a new one has none. */
    post: optionalId,
    /** On whose wall it is to stand. */
    wall: id,
    /** Made where the form is, so that one which is sent again makes no second post. */
    client: optionalId.catch(undefined),
    title: line(MAX_TITLE, "posts.form.title-too-long").default(""),
    topic: line(MAX_TOPIC, "posts.form.topic-too-long").default(""),
    text: paragraphs(MAX_TEXT, "posts.form.text-too-long").default(""),
    tags: tagList.default([]),
    visibility: z.enum(VISIBILITIES, "errors.invalid"),
    signed: checkbox,
    "comments-closed": checkbox,
    photo: ids(MAX_PHOTOS, "posts.form.too-many-photos"),
    attachment: ids(MOST_ATTACHMENTS, "posts.form.too-many-files"),
  })
  .refine(({ title, text, photo, attachment }) => title !== "" || text !== "" || photo.length + attachment.length > 0, {
    path: ["text"],
    error: "posts.form.nothing",
  });

/** All that is said of a new post, or of one that is changed. */
export const postForm = said.transform(
  ({ post, client, wall, photo, attachment, "comments-closed": commentsClosed, ...rest }): { postId?: PostId; client?: string; draft: PostDraft } => ({
    postId: post,
    client,
    draft: { ...rest, wallId: wall, commentsClosed, photoIds: photo, attachmentIds: attachment },
  }),
);

/** Names the post that something is done to. */
export const postNamed = z.object({ post: id });

/** Reads a place in a list of posts, the id of the last one before it; anything malformed means the beginning. */
export const readBefore = (text: string | string[] | undefined): PostId | undefined => (typeof text === "string" && isId(text) ? text : undefined);
