import "@/scripts/testing/own-database";
import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";

test("a network has as many people and photos as asked for, one who follows many and one whom many follow, and pages that show them", async () => {
  const [{ buildNetwork, LARGE, SMALL }, { db }, schema, { viewerOf }, { explorePhotos, explorePosts }, { getPhoto }] = await Promise.all([
    import("./network"),
    import("@/db/client"),
    import("@/db/schema"),
    import("@/db/seed/factories"),
    import("@/lib/feed/explore/data"),
    import("@/lib/photos/data"),
  ]);
  const { collections, follows, photoComments, photoLikes, photos, photoTags, postLikes, posts, users } = schema;
  const { reader, author, photo, post } = await buildNetwork({ people: 60, photos: 900, following: 40, followers: 58 });

  expect([await db.$count(users), await db.$count(photos)]).toEqual([60, 900]);
  expect(await db.$count(follows, eq(follows.followerId, reader))).toBe(40);
  expect(await db.$count(follows, and(eq(follows.followedId, author), sql`${follows.followerId} <> ${reader}`))).toBe(58);
  for (const table of [photoLikes, collections, photoComments, photoTags, posts, postLikes]) expect(await db.$count(table)).toBeGreaterThan(50);
  const future = sql`(('x' || translate(left(id::text, 13), '-', ''))::bit(48)::bigint) > extract(epoch from now()) * 1000`;
  expect(await db.$count(photos, future)).toBe(0);

  const [row] = await db.select().from(users).where(eq(users.id, reader));
  const viewer = viewerOf(row!);
  expect(await getPhoto(viewer, photo)).toMatchObject({ owner: { username: "author" }, status: "ready" });
  expect((await explorePhotos(viewer, { popular: null })).items).toHaveLength(60);
  expect((await explorePhotos(viewer, { popular: "month" })).items.length).toBeGreaterThan(10);
  expect((await explorePosts(viewer, { popular: null })).items.length).toBe(12);
  expect(await db.$count(posts, and(eq(posts.id, post), eq(posts.visibility, "public")))).toBe(1);
  expect(LARGE).toMatchObject({ people: expect.any(Number), following: 2000, followers: 10_000, photos: 1_000_000 });
  expect(LARGE.people - 2).toBeGreaterThanOrEqual(LARGE.followers);
  expect(SMALL).toEqual({ ...LARGE, photos: 1000 });
});
