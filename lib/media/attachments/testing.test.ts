import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { photoCommentFiles, photoComments, postCommentFiles, postComments, postFiles, posts } from "@/db/schema";
import { aPerson } from "@/db/seed/factories";
import { first, randomName } from "@/db/seed/factories/rows";
import { newId } from "@/lib/core/ids";
import { put } from "@/lib/platform/storage";
import { registerAttachment, takeAttachments } from "./mutations";

type Person = { id: string };

/** A file that waits, really in the store. */
export async function attached(owner: Person, { name = "notes.txt", type = "application/octet-stream", content = `bytes ${randomName()}` } = {}) {
  return registerAttachment(owner, { fileName: name, type, stored: await put("originals", Buffer.from(content)) });
}

export const aPost = async (author: Person, columns: Partial<typeof posts.$inferInsert> = {}) =>
  first(
    await db
      .insert(posts)
      .values({ id: newId(), authorId: author.id, wallId: author.id, visibility: "public", ...columns })
      .returning(),
  );

export const aPhotoComment = async (author: Person, photoId: string, columns: Partial<typeof photoComments.$inferInsert> = {}) =>
  first(
    await db
      .insert(photoComments)
      .values({ id: newId(), authorId: author.id, photoId, ...columns })
      .returning(),
  );

export const aPostComment = async (author: Person, postId: string, columns: Partial<typeof postComments.$inferInsert> = {}) =>
  first(
    await db
      .insert(postComments)
      .values({ id: newId(), authorId: author.id, postId, ...columns })
      .returning(),
  );

/** Sends what waits with something, as whoever writes that does. */
export async function send(owner: Person, attachmentIds: string[], to: { post: string } | { photoComment: string } | { postComment: string }): Promise<void> {
  await db.transaction(async (tx) => {
    const taken = (await takeAttachments(tx, owner, attachmentIds)).map((file, position) => ({ ...file, position }));
    if ("post" in to) await tx.insert(postFiles).values(taken.map((file) => ({ ...file, postId: to.post })));
    else if ("photoComment" in to) await tx.insert(photoCommentFiles).values(taken.map((file) => ({ ...file, commentId: to.photoComment })));
    else await tx.insert(postCommentFiles).values(taken.map((file) => ({ ...file, commentId: to.postComment })));
  });
}

it("puts what waits where it can be sent from", async () => {
  const me = await aPerson();
  const { attachmentId, name } = await attached(me, { name: "letter.txt" });
  expect(name).toBe("letter.txt");
  await send(me, [attachmentId], { post: (await aPost(me)).id });
  expect(await db.select({ name: postFiles.name }).from(postFiles).innerJoin(posts, eq(posts.id, postFiles.postId)).where(eq(posts.authorId, me.id))).toEqual([
    { name: "letter.txt" },
  ]);
});
