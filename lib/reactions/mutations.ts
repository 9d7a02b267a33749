import { eq, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { photoComments, photos, postComments, posts } from "@/db/schema";
import { publish } from "@/lib/platform/realtime";
import { photoReacted, postReacted } from "./events";
import type { Likeable } from "./likes/types";

/** Tells all who have a photo or post open that something was done about it or its comments. Call it after the transaction has committed. */
export async function tellReacted(kind: Likeable, id: string): Promise<void> {
  const tell: Record<Likeable, () => Promise<void>> = {
    photo: () => tellOfPhoto(eq(photos.id, id)),
    "photo-comment": () => tellOfPhoto(eq(photoComments.id, id)),
    post: () => tellOfPost(eq(posts.id, id)),
    "post-comment": () => tellOfPost(eq(postComments.id, id)),
  };
  await tell[kind]();
}

async function tellOfPhoto(which: SQL): Promise<void> {
  const [photo] = await db
    .select({ id: photos.id, ownerId: photos.ownerId })
    .from(photos)
    .leftJoin(photoComments, eq(photoComments.photoId, photos.id))
    .where(which)
    .limit(1);
  if (photo) await publish(photoReacted, photo, { photoId: photo.id });
}

async function tellOfPost(which: SQL): Promise<void> {
  const [post] = await db
    .select({ id: posts.id, authorId: posts.authorId, wallId: posts.wallId })
    .from(posts)
    .leftJoin(postComments, eq(postComments.postId, posts.id))
    .where(which)
    .limit(1);
  if (post) await publish(postReacted, post, { postId: post.id });
}
