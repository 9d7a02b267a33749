import { expect, it } from "vitest";
import { db } from "@/db/client";
import { photos, posts } from "@/db/schema";
import { actorOf, aPerson, aPhoto, type User } from "@/db/seed/factories";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { eq } from "drizzle-orm";
import type { Target } from "../types";
import { addComment } from "./mutations";
import type { CommentDraft, Subject } from "./types";

type Audience = "public" | "friends" | "private";

/** Something of a person's that can be commented on. */
export async function aThing(target: Target, owner: User, visibility: Audience = "public"): Promise<Subject> {
  if (target === "photo") return { target, targetId: (await aPhoto({ owner, visibility })).id };
  const id = newId();
  await db.insert(posts).values({ id, authorId: owner.id, wallId: owner.id, text: "words", visibility });
  return { target, targetId: id };
}

/** Closes or opens its comments behind everybody's back. */
export const close = ({ target, targetId }: Subject, commentsClosed = true) =>
  target === "photo"
    ? db.update(photos).set({ commentsClosed }).where(eq(photos.id, targetId))
    : db.update(posts).set({ commentsClosed }).where(eq(posts.id, targetId));

const draft = (subject: Subject, said: Partial<CommentDraft>): CommentDraft => ({
  client: newId(),
  parentId: null,
  text: "words",
  photoIds: [],
  attachmentIds: [],
  ...subject,
  ...said,
});

/** Says something about it, as a person with what their row gives them. */
export const says = (person: User, subject: Subject, said: Partial<CommentDraft> = {}): Promise<string> => addComment(actorOf(person), draft(subject, said));

/** How a thing done was refused: its code and its sentence. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  return error instanceof AppError ? `${error.code} ${error.say.key}` : "";
}

it("what is open can be commented on, and what is closed cannot", async () => {
  const person = await aPerson();
  const subject = await aThing("post", person);
  await says(person, subject);
  await close(subject);
  expect(await refusal(says(person, subject))).toBe("conflict comments.closed-meanwhile");
});
