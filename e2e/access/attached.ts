import { db } from "@/db/client";
import { attachments, files, photoCommentFiles, photoComments, postCommentFiles, postComments, postFiles, posts } from "@/db/schema";
import { newId, newToken } from "@/lib/core/ids";
import { newKey } from "@/lib/platform/storage";

/** Addresses of files: one that waits, those of posts by whom these are for, of a deleted one, and of comments: on a photo for friends, of which one is deleted, on a draft and on a private post. */
export type Attached = Record<"waiting" | "public" | "friends" | "private" | "deleted" | "comment" | "deletedComment" | "draftComment" | "postComment", string>;

type Person = { id: string };

/** Attaches a file to whatever one can be attached to. */
export async function attach(owner: Person, photos: Record<"friends" | "draft", Person>): Promise<Attached> {
  const waiting = await aFile(owner);
  await db.insert(attachments).values({ id: newId(), ownerId: owner.id, fileId: waiting.fileId, name: waiting.name });
  return {
    waiting: waiting.urlToken,
    public: await inPost(owner, "public"),
    friends: await inPost(owner, "friends"),
    private: await inPost(owner, "private"),
    deleted: await inPost(owner, "public", new Date()),
    comment: await inComment(owner, photos.friends),
    deletedComment: await inComment(owner, photos.friends, new Date(Date.now() - 3_600_000)),
    draftComment: await inComment(owner, photos.draft),
    postComment: await inPostComment(owner),
  };
}

async function inComment(owner: Person, { id: photoId }: Person, deletedAt: Date | null = null): Promise<string> {
  const [commentId, { fileId, urlToken, name }] = [newId(), await aFile(owner)];
  await db.insert(photoComments).values({ id: commentId, authorId: owner.id, photoId, deletedAt });
  await db.insert(photoCommentFiles).values({ commentId, fileId, name, position: 0 });
  return urlToken;
}

async function inPostComment(owner: Person): Promise<string> {
  const [postId, commentId, { fileId, urlToken, name }] = [newId(), newId(), await aFile(owner)];
  await db.insert(posts).values({ id: postId, authorId: owner.id, wallId: owner.id, visibility: "private" });
  await db.insert(postComments).values({ id: commentId, authorId: owner.id, postId });
  await db.insert(postCommentFiles).values({ commentId, fileId, name, position: 0 });
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
