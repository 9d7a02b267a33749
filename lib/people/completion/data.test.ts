import { expect, it } from "vitest";
import { db } from "@/db/client";
import { mutes } from "@/db/schema";
import { aPerson, befriend, block, follow, guest, viewerOf } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { completePeople } from "./data";

/** A word that only one test's people have. */
const word = () => `q${newId().replaceAll("-", "").slice(-10)}`;

it("completes names and usernames by the beginning of a word, those one knows first", async () => {
  const at = word();
  const me = await aPerson({ name: `Me ${at}` });
  const [zoe, anna, byUsername] = [
    await aPerson({ name: `Zoe ${at}z` }),
    await aPerson({ name: `Anna ${at}a` }),
    await aPerson({ name: "Someone", username: `${at}-user` }),
  ];
  await aPerson({ name: `Nobody x${at}` });
  await befriend(me, zoe);
  const found = async (typed: string) => (await completePeople(viewerOf(me), typed)).map(({ id }) => id);
  expect(await found(at)).toEqual([zoe.id, anna.id, byUsername.id]);
  expect(await found(at.toUpperCase())).toHaveLength(3);
  await follow(me, anna);
  expect(await found("")).toEqual([anna.id, zoe.id]);
  for (const nothing of ["%", "_", "\\", `${at}%`]) expect((await found(nothing)).length).toBeLessThanOrEqual(3);
  for (const nothing of ["%", "_", "\\"]) expect(await found(nothing)).toEqual([]);
});

it("names nobody the viewer does not meet or muted, nobody hidden, and nobody to those who may not look", async () => {
  const at = word();
  const name = `Person ${at}`;
  const me = await aPerson();
  const [blocked, blocker, muted] = [await aPerson({ name }), await aPerson({ name }), await aPerson({ name })];
  await aPerson({ name, suspendedAt: new Date() });
  await aPerson({ name, deletesAt: new Date() });
  await aPerson({ name, confirmed: false });
  await block(me, blocked);
  await block(blocker, me);
  await db.insert(mutes).values({ muterId: me.id, mutedId: muted.id });
  await befriend(me, muted);
  expect(await completePeople(viewerOf(me), at)).toEqual([]);
  const stranger = await aPerson();
  expect(await completePeople(viewerOf(stranger), at)).toHaveLength(3);
  for (const viewer of [guest(), viewerOf(stranger, { confirmed: false }), viewerOf(stranger, { mayLook: false })])
    expect(await completePeople(viewer, at)).toEqual([]);
});
