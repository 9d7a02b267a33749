import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import { aPerson, aPhoto, aPost, aTag, befriend, block, collect, guest, people, viewerOf, watchTag, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { relatedTags, taggedPhotos, taggedPosts, tagSummary } from "./data";
import type { TaggedPlace } from "./types";

const summary = async (viewer: Viewer, folded: string) => {
  const { photos, posts } = await tagSummary(viewer, folded);
  return [photos, posts];
};

it("counts and shows what carries a tag as far as the viewer may see it", async () => {
  const [owner, friend, stranger, blocked, blocker] = (await people(5)) as [User, User, User, User, User];
  await befriend(owner, friend);
  await block(owner, blocked);
  await block(blocker, owner);
  const tag = await aTag(`Night Sky ${newId().slice(-12)}`);
  const [open, close, secret] = [
    await aPhoto({ owner, tags: [tag] }),
    await aPhoto({ owner, tags: [tag], visibility: "friends" }),
    await aPhoto({ owner, tags: [tag], visibility: "private" }),
  ];
  await aPhoto({ owner, tags: [tag], status: "draft" });
  await aPhoto({ owner, tags: [tag], deletedAt: new Date() });
  const [openPost, closePost] = [await aPost({ author: owner, tags: [tag] }), await aPost({ author: owner, tags: [tag], visibility: "friends" })];
  const ids = async (viewer: Viewer) => [
    (await taggedPhotos(viewer, tag.folded, "time")).photos.map(({ id }) => id),
    (await taggedPosts(viewer, tag.folded)).posts.map(({ id }) => id),
  ];
  expect(await ids(viewerOf(owner))).toEqual([
    [secret.id, close.id, open.id],
    [closePost.id, openPost.id],
  ]);
  expect(await summary(viewerOf(owner), tag.folded)).toEqual([3, 2]);
  expect(await ids(viewerOf(friend))).toEqual([
    [close.id, open.id],
    [closePost.id, openPost.id],
  ]);
  expect(await summary(viewerOf(friend), tag.folded)).toEqual([2, 2]);
  for (const viewer of [guest(), viewerOf(stranger)])
    expect([await ids(viewer), await summary(viewer, tag.folded)]).toEqual([
      [[open.id], [openPost.id]],
      [1, 1],
    ]);
  for (const viewer of [guest({ mayLook: false }), viewerOf(blocked), viewerOf(blocker)]) {
    expect([await ids(viewer), await summary(viewer, tag.folded)]).toEqual([
      [[], []],
      [0, 0],
    ]);
  }
  await db.update(users).set({ private: true }).where(eq(users.id, owner.id));
  expect(await summary(viewerOf(stranger), tag.folded)).toEqual([0, 0]);
  expect(await summary(viewerOf(friend), tag.folded)).toEqual([2, 2]);
  await db.update(users).set({ private: false, suspendedAt: new Date() }).where(eq(users.id, owner.id));
  expect(await summary(viewerOf(friend), tag.folded)).toEqual([0, 0]);
});

it("does not tell a tag that only hidden things carry from one that nobody ever used", async () => {
  const [owner, stranger] = (await people(2)) as [User, User];
  const tag = await aTag(`Hidden Tag ${newId().slice(-12)}`);
  await aPhoto({ owner, tags: [tag], visibility: "private" });
  const unused = `unused${newId().slice(-12)}`;
  const nothing = { photos: 0, posts: 0, watch: null };
  expect(await tagSummary(viewerOf(stranger), tag.folded)).toEqual({ folded: tag.folded, name: tag.folded, ...nothing });
  expect(await tagSummary(viewerOf(stranger), unused)).toEqual({ folded: unused, name: unused, ...nothing });
  expect((await tagSummary(viewerOf(owner), tag.folded)).name).toBe(tag.name);
});

it("orders photos by how many openly collected them, as far as those count for the viewer", async () => {
  const [owner, me, ann, bob, cat] = (await people(5)) as [User, User, User, User, User];
  const tag = await aTag();
  const [none, one, two] = [await aPhoto({ owner, tags: [tag] }), await aPhoto({ owner, tags: [tag] }), await aPhoto({ owner, tags: [tag] })];
  await collect(ann, one);
  for (const fan of [ann, bob]) await collect(fan, two);
  await collect(ann, none, { private: true });
  await collect(bob, none, { private: true });
  await collect(cat, none, { private: true });
  const order = async (viewer: Viewer) => (await taggedPhotos(viewer, tag.folded, "collections")).photos.map(({ id }) => id);
  expect(await order(guest())).toEqual([two.id, one.id, none.id]);
  await block(me, ann);
  await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, bob.id));
  expect(await order(viewerOf(me))).toEqual([two.id, one.id, none.id].toSorted().toReversed());
  await collect(cat, one);
  expect(await order(viewerOf(me))).toEqual([one.id, two.id, none.id]);
});

it("comes in pages that leave nothing out and show nothing twice, in either order", async () => {
  const [owner, fan] = (await people(2)) as [User, User];
  const tag = await aTag();
  const made = await Promise.all(Array.from({ length: 125 }, () => aPhoto({ owner, tags: [tag], widths: [] })));
  for (const photo of made.slice(0, 40)) await collect(fan, photo);
  for (const order of ["time", "collections"] as const) {
    const seen: string[] = [];
    let after: TaggedPlace | undefined;
    do {
      const page = await taggedPhotos(viewerOf(fan), tag.folded, order, after);
      seen.push(...page.photos.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toHaveLength(made.length);
    expect(new Set(seen)).toEqual(new Set(made.map(({ id }) => id)));
  }
  const posts = await Promise.all(Array.from({ length: 14 }, () => aPost({ author: owner, tags: [tag] })));
  const first = await taggedPosts(guest(), tag.folded);
  const second = await taggedPosts(guest(), tag.folded, first.next!);
  expect([...first.posts, ...second.posts].map(({ id }) => id)).toEqual(
    posts
      .map(({ id }) => id)
      .toSorted()
      .toReversed(),
  );
  expect(second.next).toBeNull();
});

it("names the tags beside it by photos that the viewer may see, those most often there first", async () => {
  const owner = await aPerson();
  const [tag, often, seldom, hidden] = [await aTag(), await aTag(), await aTag(), await aTag()];
  for (const others of [[often, seldom], [often]]) await aPhoto({ owner, tags: [tag, ...others] });
  await aPhoto({ owner, tags: [tag, hidden], visibility: "private" });
  const names = async (viewer: Viewer) => (await relatedTags(viewer, tag.folded)).map(({ folded }) => folded);
  expect(await names(guest())).toEqual([often.folded, seldom.folded]);
  expect((await names(viewerOf(owner))).toSorted()).toEqual([often.folded, seldom.folded, hidden.folded].toSorted());
});

it("says what the viewer thinks of the tag", async () => {
  const [me, other] = (await people(2)) as [User, User];
  const tag = await aTag();
  await watchTag(me, tag, "mute");
  expect((await tagSummary(viewerOf(me), tag.folded)).watch).toBe("mute");
  expect((await tagSummary(viewerOf(other), tag.folded)).watch).toBeNull();
});
