import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { tags, tagWatches } from "@/db/schema";
import { actorOf, aPerson, aPhoto, aPost, aTag, guest, viewerOf, watchTag as watched } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { erasePerson } from "../mutations";
import { watchedBy } from "./data";
import { watchTag } from "./mutations";
import { watchForm } from "./schema";
import { MOST_WATCHED } from "./types";

const aWord = () => `w${newId().slice(-12)}`;
const standing = async (folded: string): Promise<boolean> => (await db.$count(tags, eq(tags.folded, folded))) > 0;

it("follows, mutes and takes back, each safe to do twice", async () => {
  const me = await aPerson();
  const [one, two] = [await aTag(), await aTag()];
  for (const deed of ["follow", "follow"] as const) await watchTag(actorOf(me), one.folded, deed);
  await watchTag(actorOf(me), two.folded, "mute");
  expect(await watchedBy(viewerOf(me))).toEqual({ follow: [one.folded], mute: [two.folded] });
  // Nobody follows and mutes a tag at once; what was said last counts.
  await watchTag(actorOf(me), one.folded, "mute");
  expect(await watchedBy(viewerOf(me))).toEqual({ follow: [], mute: [one.folded, two.folded].toSorted() });
  await watchTag(actorOf(me), one.folded, "unfollow");
  expect((await watchedBy(viewerOf(me))).mute).toHaveLength(2);
  for (const deed of ["unmute", "unmute"] as const) await watchTag(actorOf(me), one.folded, deed);
  expect(await watchedBy(viewerOf(me))).toEqual({ follow: [], mute: [two.folded] });
  expect(await watchedBy(guest())).toEqual({ follow: [], mute: [] });
});

it("is for whoever has confirmed their address", async () => {
  const tag = await aTag();
  const newcomer = await aPerson({ confirmed: false });
  await expect(watchTag(actorOf(newcomer), tag.folded, "follow")).rejects.toMatchObject({ code: "forbidden" });
  await watchTag(actorOf(await aPerson({ role: "restricted" })), tag.folded, "follow");
});

it("follows a tag that nobody has used yet, which goes when nobody follows it any more", async () => {
  const [me, other] = [await aPerson(), await aPerson()];
  const word = aWord();
  for (const person of [me, other]) await watchTag(actorOf(person), word, "follow");
  await watchTag(actorOf(me), word, "unfollow");
  expect(await standing(word)).toBe(true);
  await watchTag(actorOf(other), word, "unfollow");
  expect(await standing(word)).toBe(false);
});

it("leaves one row when pressed many times at once", async () => {
  const [me, word] = [await aPerson(), aWord()];
  await Promise.all(Array.from({ length: 50 }, (_, i) => watchTag(actorOf(me), word, i % 2 === 0 ? "follow" : "mute")));
  expect(await db.$count(tagWatches, eq(tagWatches.userId, me.id))).toBe(1);
});

it("keeps five hundred and no more, even two at once", async () => {
  const me = await aPerson();
  const rows = Array.from({ length: MOST_WATCHED - 1 }, () => ({ id: newId(), folded: aWord(), name: "x" }));
  await db.insert(tags).values(rows);
  await db.insert(tagWatches).values(rows.map(({ id: tagId }) => ({ userId: me.id, tagId, kind: "follow" as const })));
  const tried = await Promise.allSettled([1, 2, 3].map(() => watchTag(actorOf(me), aWord(), "follow")));
  expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db.$count(tagWatches, eq(tagWatches.userId, me.id))).toBe(MOST_WATCHED);
});

it("reads tags in any spelling, and no word that can be none", () => {
  expect(watchForm.parse({ tag: "#New York", deed: "follow" })).toEqual({ tag: "new_york", deed: "follow" });
  for (const tag of ["", "#", "…"]) expect(watchForm.safeParse({ tag, deed: "follow" }).success).toBe(false);
});

it("ends when the person leaves, with the tags that were theirs alone", async () => {
  const [leaver, other] = [await aPerson(), await aPerson()];
  const [posted, lone, followed, kept] = [await aTag(), await aTag(), await aTag(), await aTag()];
  await aPost({ author: leaver, tags: [posted, kept] });
  await aPost({ author: other, tags: [kept] });
  await aPhoto({ owner: leaver, tags: [followed] });
  await watched(leaver, lone);
  await watched(leaver, kept, "mute");
  await watched(other, followed);
  await db.transaction((tx) => erasePerson(tx, leaver.id));
  expect(await Promise.all([posted, lone, followed, kept].map(({ folded }) => standing(folded)))).toEqual([false, false, true, true]);
  expect(await db.$count(tagWatches, eq(tagWatches.userId, leaver.id))).toBe(0);
});
