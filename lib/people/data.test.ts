import { eq } from "drizzle-orm";
import { describe, expect, it, test } from "vitest";
import { db } from "@/db/client";
import { profiles, users } from "@/db/schema";
import { aPerson, aPhoto, befriend, endFriendship, guest, people, viewerOf, type User } from "@/db/seed/factories";
import type { Viewer } from "@/lib/platform/session";
import { getProfile } from "./data";
import type { Audience } from "./types";

test("a profile counts the photos this viewer may see", async () => {
  const [owner, friend] = await people(2, { friends: true });
  const [stranger] = await people(1);
  for (const visibility of ["public", "friends", "private"] as const) await aPhoto({ owner: owner!, visibility });
  const seen = async (viewer: Parameters<typeof getProfile>[0]) => (await getProfile(viewer, owner!.username))?.photos;
  expect(await seen(viewerOf(owner!))).toBe(3);
  expect(await seen(viewerOf(friend!))).toBe(2);
  expect(await seen(viewerOf(stranger!))).toBe(1);
  expect(await seen(guest())).toBe(1);
});

test("a closed instance shows guests and the unconfirmed no one but themselves", async () => {
  const [owner, newcomer] = await people(2, { confirmed: false });
  expect(await getProfile(guest({ mayLook: false }), owner!.username)).toBeUndefined();
  expect(await getProfile(viewerOf(newcomer!, { mayLook: false }), owner!.username)).toBeUndefined();
  expect(await getProfile(viewerOf(newcomer!, { mayLook: false }), newcomer!.username)).toMatchObject({ self: true, relation: null });
});

test("a suspended person has no profile", async () => {
  const [gone, reader] = await people(2, { suspendedAt: new Date() });
  expect(await getProfile(viewerOf(reader!), gone!.username)).toBeUndefined();
});

test("a friend is said to be one, once, from either side", async () => {
  const [a, b] = await people(2, { friends: true });
  for (const [me, other] of [
    [a!, b!],
    [b!, a!],
  ] as const)
    expect(await getProfile(viewerOf(me), other.username)).toMatchObject({ relation: { friendship: "friends" }, people: { friends: 1 } });
});

test("a name answers in any case, and not to its look-alikes", async () => {
  const [person] = await people(1, {});
  const name = person!.username;
  expect(await getProfile(viewerOf(person!), name.toUpperCase())).toMatchObject({ id: person!.id });
  expect(await getProfile(viewerOf(person!), `${name}х`)).toBeUndefined();
});

describe("what people say about themselves", () => {
  const SAID = {
    bio: "Film only",
    website: "https://example.org/",
    city: "Tromsø",
    birthday: "1980-02-29",
    interests: "aurora, sledges",
    contacts: "ham radio: LA1ABC",
  };
  const SHOWN = { ...SAID, birthday: "02-29" };
  const NOTHING = { bio: "", website: "", city: "", birthday: null, interests: "", contacts: "" };
  const FIELDS = Object.keys(NOTHING) as (keyof typeof NOTHING)[];

  /** Somebody who has said everything to one audience, except for the named thing. */
  async function owner(audience: Audience, except?: { field: (typeof FIELDS)[number]; audience: Audience }) {
    const person = await aPerson();
    const audiences = Object.fromEntries(FIELDS.map((field) => [`${field}For`, field === except?.field ? except.audience : audience]));
    await db.insert(profiles).values({ userId: person.id, ...SAID, ...audiences });
    return person;
  }

  /** What everyone who may stand before a profile reads of it. */
  async function readBy(person: User) {
    const [friend, former, stranger, newcomer, leaving] = await people(5);
    for (const each of [friend!, former!, newcomer!, leaving!]) await befriend(person, each);
    await endFriendship(person, former!);
    const read = async (viewer: Viewer) => {
      const profile = await getProfile(viewer, person.username);
      return profile && Object.fromEntries(FIELDS.map((field) => [field, profile[field]]));
    };
    return {
      owner: await read(viewerOf(person)),
      friend: await read(viewerOf(friend!)),
      formerFriend: await read(viewerOf(former!)),
      stranger: await read(viewerOf(stranger!)),
      unconfirmedFriend: await read(viewerOf(newcomer!, { confirmed: false, mayLook: true })),
      guest: await read(guest()),
      guestOfClosed: await read(guest({ mayLook: false })),
      friendOfClosed: await read(viewerOf(friend!)),
    };
  }

  it("to everyone reaches whoever may look", async () => {
    const everyone = { owner: SHOWN, friend: SHOWN, formerFriend: SHOWN, stranger: SHOWN, unconfirmedFriend: SHOWN, guest: SHOWN, friendOfClosed: SHOWN };
    expect(await readBy(await owner("public"))).toEqual({ ...everyone, guestOfClosed: undefined });
  });

  it("to friends reaches friends who are that now, and have confirmed who they are", async () => {
    const others = { formerFriend: NOTHING, stranger: NOTHING, unconfirmedFriend: NOTHING, guest: NOTHING, guestOfClosed: undefined };
    expect(await readBy(await owner("friends"))).toEqual({ owner: SHOWN, friend: SHOWN, friendOfClosed: SHOWN, ...others });
  });

  it("to nobody reaches nobody", async () => {
    const others = { friend: NOTHING, formerFriend: NOTHING, stranger: NOTHING, unconfirmedFriend: NOTHING, guest: NOTHING, friendOfClosed: NOTHING };
    expect(await readBy(await owner("private"))).toEqual({ owner: SHOWN, ...others, guestOfClosed: undefined });
  });

  it.each(FIELDS)("has an audience of its own each: %s", async (field) => {
    const alone = { ...NOTHING, [field]: SHOWN[field] };
    const open = await readBy(await owner("private", { field, audience: "public" }));
    expect([open.guest, open.stranger, open.friend]).toEqual([alone, alone, alone]);
    const between = await readBy(await owner("private", { field, audience: "friends" }));
    expect([between.guest, between.stranger, between.formerFriend, between.friend]).toEqual([NOTHING, NOTHING, NOTHING, alone]);
    const shut = { ...SHOWN, [field]: NOTHING[field] };
    expect((await readBy(await owner("public", { field, audience: "private" }))).friend).toEqual(shut);
  });

  it("is empty until something was said", async () => {
    const person = await aPerson();
    expect((await readBy(person)).owner).toEqual(NOTHING);
  });

  it("goes with whoever is suspended or leaving, also for friends", async () => {
    for (const columns of [{ suspendedAt: new Date() }, { deletesAt: new Date() }]) {
      const person = await owner("public");
      await db.update(users).set(columns).where(eq(users.id, person.id));
      const seen = await readBy(person);
      expect([seen.guest, seen.stranger, seen.friend]).toEqual([undefined, undefined, undefined]);
    }
  });

  it("never tells the year", async () => {
    const person = await owner("public");
    expect(JSON.stringify(await getProfile(guest(), person.username))).not.toContain("1980");
  });
});
