import { db } from "@/db/client";
import { photoCommentPhotos, photoComments, postCommentPhotos, postComments, posts, savedSearches } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { enqueue } from "@/lib/platform/jobs";
import { purgePost } from "@/lib/posts/types";
import { aComment, aLike, aPerson, aPhoto, aPost, aView, collect } from "../factories";
import { tomorrow, type Shared, type World } from "./world";

/** What they wrote on their own wall and on a friend's, what was written on theirs, and what they deleted a moment ago. */
export async function write(world: World, { friend }: Shared): Promise<void> {
  const said = { title: world.mark("posts.title"), topic: world.mark("posts.topic"), text: world.mark("posts.text") };
  await aPost({ author: world.person, id: world.id(), ...said, tags: [world.mark("tags.name")], photos: world.photos.slice(0, 1) });
  await aPost({ author: world.person, wall: friend, id: world.id() });
  await aPost({ author: friend, wall: world.person, id: world.id() });
  const { id: postId } = await aPost({ author: world.person, id: world.id(), deletedAt: new Date() });
  await enqueue(db, purgePost, { postId }, { key: `posts.purge:${postId}`, runAt: tomorrow() });
}

/** What they say about others' photos and posts, with a photo of their own. */
export async function comment(world: World): Promise<void> {
  const [authorId, photo, other] = [world.person.id, world.photos[0]!, await aPerson()];
  const [onPhoto, onPost, postId] = [world.id(), world.id(), newId()];
  const photoId = (await aPhoto({ owner: other })).id;
  await db.insert(photoComments).values({ id: onPhoto, authorId, photoId, text: world.mark("photo_comments.text") });
  await db.insert(photoCommentPhotos).values({ commentId: onPhoto, photoId: photo.id, position: 0 });
  await db.insert(posts).values({ id: postId, authorId: other.id, wallId: other.id, visibility: "public" });
  await db.insert(postComments).values({ id: onPost, authorId, postId, text: world.mark("post_comments.text") });
  await db.insert(postCommentPhotos).values({ commentId: onPost, photoId: photo.id, position: 0 });
}

/** What they did about things of others. */
export async function react(world: World): Promise<void> {
  const other = await aPerson();
  const [photo, post] = [await aPhoto({ owner: other }), await aPost({ author: other })];
  const [photoComment, postComment] = [await aComment({ author: other, photo }), await aComment({ author: other, post })];
  for (const liked of [{ photo }, { post }, { photoComment }, { postComment }]) await aLike(world.person, liked);
  await collect(world.person, photo);
  for (const viewed of [{ photo }, { post }]) await aView(world.person, viewed);
  await db.insert(savedSearches).values({
    id: world.id(),
    ownerId: world.person.id,
    name: world.mark("saved_searches.name"),
    query: `q=${world.mark("saved_searches.query")}`,
  });
}
