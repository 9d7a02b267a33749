import { db } from "@/db/client";
import { attachments, files, photoCommentFiles, photoComments, postFiles, posts } from "@/db/schema";
import { newId, newToken } from "@/lib/core/ids";
import { newKey } from "@/lib/platform/storage";

/** Addresses of files: one that waits, those of posts by whom these are for, of a deleted one, and of two comments on a photo, one of them deleted. */
export type Attached = Record<"waiting" | "public" | "friends" | "private" | "deleted" | "comment" | "deletedComment", string>;

type Person = { id: string };

/** Attaches a file to whatever one can be attached to. */
export async function attach(owner: Person, photoId: string): Promise<Attached> {
  const waiting = await aFile(owner);
  await db.insert(attachments).values({ id: newId(), ownerId: owner.id, fileId: waiting.fileId, name: waiting.name });
  return {
    waiting: waiting.urlToken,
    public: await inPost(owner, "public"),
    friends: await inPost(owner, "friends"),
    private: await inPost(owner, "private"),
    deleted: await inPost(owner, "public", new Date()),
    comment: await inComment(owner, photoId),
    deletedComment: await inComment(owner, photoId, new Date(Date.now() - 3_600_000)),
  };
}

async function inComment(owner: Person, photoId: string, deletedAt: Date | null = null): Promise<string> {
  const [commentId, { fileId, urlToken, name }] = [newId(), await aFile(owner)];
  await db.insert(photoComments).values({ id: commentId, authorId: owner.id, photoId, deletedAt });
  await db.insert(photoCommentFiles).values({ commentId, fileId, name, position: 0 });
  return urlToken;
}

async function aFile(owner: Person) {
  const [fileId, urlToken] = [newId(), newToken()];
  const file = { variant: "attachment", access: "private", backend: "disk", bytes: 1, type: "application/octet-stream" } as const;
  await db.insert(files).values({ ...file, id: fileId, ownerId: owner.id, urlToken, key: newKey("originals"), sha256: fileId.replaceAll("-", "").repeat(2) });
  return { fileId, urlToken, name: "notes.txt" };
}

async function inPost(owner: Person, visibility: "public" | "friends" | "private", deletedAt: Date | null = null): Promise<string> {
  const [postId, { fileId, urlToken, name }] = [newId(), await aFile(owner)];
  await db.insert(posts).values({ id: postId, authorId: owner.id, wallId: owner.id, visibility, deletedAt });
  await db.insert(postFiles).values({ postId, fileId, name, position: 0 });
  return urlToken;
}
