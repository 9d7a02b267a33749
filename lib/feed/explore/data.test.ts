import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import {
  actorOf,
  aLike,
  aPerson,
  aPhoto,
  aPost,
  aTag,
  block,
  collect,
  follow,
  guest,
  people,
  viewerOf,
  watchTag,
  type Photo,
  type Post,
  type User,
} from "@/db/seed/factories";
import { relate } from "@/lib/people/relations/mutations";
import type { Viewer } from "@/lib/platform/session";
import { explorePhotos, explorePosts } from "./data";
import { readExplorePlace, writeExplorePlace } from "./schema";
import type { ExplorePlace, Window } from "./types";

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

/** Everything the viewer is shown, page after page: others share the place. */
async function shown(viewer: Viewer, explore: typeof explorePhotos | typeof explorePosts, popular: Window | null): Promise<string[]> {
  const ids: string[] = [];
  let after: ExplorePlace | undefined;
  do {
    const { items, next } = await explore(viewer, { popular, after });
    ids.push(...items.map(({ id }) => id));
    after = next ?? undefined;
  } while (after);
  return ids;
}

/** Which of these the viewer finds, in the order they find them. */
async function found(viewer: Viewer, of: readonly (Photo | Post)[], popular: Window | null = null): Promise<string[]> {
  const all = [...(await shown(viewer, explorePhotos, popular)), ...(await shown(viewer, explorePosts, popular))];
  return all.filter((id) => of.some((one) => one.id === id));
}

describe("everyone's photos and posts", () => {
  it("are those that are public and the viewer may see, the newest first", async () => {
    const [owner, friend] = (await people(2, { friends: true })) as [User, User];
    const photos = [await aPhoto({ owner }), await aPhoto({ owner, visibility: "friends" }), await aPhoto({ owner, status: "draft" }), await aPhoto({ owner })];
    const posts = [await aPost({ author: owner }), await aPost({ author: owner, visibility: "private" }), await aPost({ author: owner })];
    const open = [photos[3]!.id, photos[0]!.id, posts[2]!.id, posts[0]!.id];
    for (const viewer of [guest(), viewerOf(friend), viewerOf(owner), viewerOf(await aPerson())])
      expect(await found(viewer, [...photos, ...posts])).toEqual(open);
    expect(await found(guest({ mayLook: false }), [...photos, ...posts])).toEqual([]);
  });

  it("leave out whoever is suspended, blocked either way, muted, or private and not followed", async () => {
    const [me, suspended, blocked, blocker, muted, secret, known] = (await people(7)) as [User, User, User, User, User, User, User];
    const all: (Photo | Post)[] = [];
    for (const author of [suspended, blocked, blocker, muted, secret, known]) all.push(await aPhoto({ owner: author }), await aPost({ author }));
    await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, suspended.id));
    for (const { id } of [secret, known]) await db.update(users).set({ private: true }).where(eq(users.id, id));
    await block(me, blocked);
    await block(blocker, me);
    await relate(actorOf(me), muted.id, "mute");
    await follow(me, known);
    expect((await found(viewerOf(me), all)).toSorted()).toEqual([all[10]!.id, all[11]!.id].toSorted());
    expect((await found(guest(), all)).toSorted()).toEqual([2, 3, 4, 5, 6, 7].map((index) => all[index]!.id).toSorted());
  });

  it("leave out what carries a muted tag", async () => {
    const [me, owner] = (await people(2)) as [User, User];
    const tag = await aTag();
    const all = [await aPhoto({ owner, tags: [tag] }), await aPhoto({ owner }), await aPost({ author: owner, tags: [tag] }), await aPost({ author: owner })];
    await watchTag(me, tag, "mute");
    expect(await found(viewerOf(me), all)).toEqual([all[1]!.id, all[3]!.id]);
    expect(await found(viewerOf(owner), all)).toHaveLength(4);
  });
});

describe("what is popular", () => {
  let owner: User;
  let fans: User[];
  let photos: Photo[];
  let posts: Post[];
  beforeAll(async () => {
    owner = await aPerson();
    fans = await people(4);
    photos = [await aPhoto({ owner }), await aPhoto({ owner }), await aPhoto({ owner }), await aPhoto({ owner, visibility: "private" })];
    posts = [await aPost({ author: owner }), await aPost({ author: owner })];
    const [today, thisWeek, thisMonth, hidden] = photos as [Photo, Photo, Photo, Photo];
    await aLike(fans[0]!, { photo: today });
    await collect(fans[0]!, today);
    for (const fan of fans.slice(0, 3)) await aLike(fan, { photo: thisWeek }, ago(3));
    for (const fan of fans) {
      await aLike(fan, { photo: thisMonth }, ago(20));
      await aLike(fan, { photo: hidden });
    }
    await aLike(fans[0]!, { post: posts[0]! });
    for (const fan of fans) await aLike(fan, { post: posts[1]! }, ago(3));
  });

  it("is ordered by likes and collections within the window", async () => {
    const [today, thisWeek, thisMonth] = photos.map(({ id }) => id);
    expect(await found(guest(), photos, "day")).toEqual([today]);
    expect(await found(guest(), photos, "week")).toEqual([thisWeek, today]);
    expect(await found(guest(), photos, "month")).toEqual([thisMonth, thisWeek, today]);
    expect(await found(guest(), posts, "day")).toEqual([posts[0]!.id]);
    expect(await found(guest(), posts, "week")).toEqual([posts[1]!.id, posts[0]!.id]);
  });

  it("does not count private collections, hidden people, nor those between whom and the viewer a block stands", async () => {
    const [author, me, first, second, third] = (await people(5)) as [User, User, User, User, User];
    const [loved, liked] = [await aPhoto({ owner: author }), await aPhoto({ owner: author })];
    const votesOf = async (viewer: Viewer, photo: Photo) => {
      const order = await found(viewer, [loved, liked], "day");
      return order.indexOf(photo.id);
    };
    await aLike(first, { photo: liked });
    await collect(first, loved, { private: true });
    expect(await found(guest(), [loved], "day")).toEqual([]);
    await aLike(second, { photo: loved });
    await aLike(third, { photo: loved });
    expect(await votesOf(viewerOf(me), loved)).toBe(0);
    await block(second, me);
    await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, third.id));
    expect(await found(viewerOf(me), [loved], "day")).toEqual([]);
    expect(await found(guest(), [loved], "day")).toEqual([loved.id]);
  });
});

it("comes in pages that leave nothing out and show nothing twice", async () => {
  const [owner, fan] = (await people(2)) as [User, User];
  const made = await Promise.all(Array.from({ length: 130 }, () => aPhoto({ owner, widths: [] })));
  await Promise.all(made.map((photo) => aLike(fan, { photo })));
  for (const popular of [null, "day"] as const) {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await explorePhotos(guest(), { popular, after: readExplorePlace(after, popular !== null) });
      seen.push(...page.items.map(({ id }) => id));
      after = page.next ? writeExplorePlace(page.next) : undefined;
    } while (after);
    expect(new Set(seen).size).toBe(seen.length);
    expect(made.every(({ id }) => seen.includes(id))).toBe(true);
  }
});
