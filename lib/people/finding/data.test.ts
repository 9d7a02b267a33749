import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { profiles } from "@/db/schema";
import { actorOf, aPerson, befriend, block, endFriendship, follow, guest, people, viewerOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { relate } from "../relations/mutations";
import type { Audience } from "../types";
import { findPeople } from "./data";
import type { PeopleQuery } from "./types";

const NOBODY: PeopleQuery = { q: "", city: "", interest: "", from: null, to: null };
/** A word of letters that nobody else uses. */
const word = (): string =>
  `zq${newId().replaceAll(/[^a-f]/g, "")}${newId()
    .slice(-6)
    .replaceAll(/\d/g, (digit) => "ghjkmnpqrs"[Number(digit)]!)}`;

const found = async (viewer: Viewer, query: Partial<PeopleQuery>): Promise<string[]> =>
  (await findPeople(viewer, { ...NOBODY, ...query })).people.map(({ id }) => id);

/** Born so many years ago, and some days more. */
function birthday(years: number): string {
  const day = new Date(Date.now() - 5 * 86_400_000);
  day.setUTCFullYear(day.getUTCFullYear() - years);
  return day.toISOString().slice(0, 10);
}

const says = (person: User, said: Partial<typeof profiles.$inferInsert>) => db.insert(profiles).values({ userId: person.id, ...said });

describe("people are found", () => {
  it("by a part of their name or username, whatever the case", async () => {
    const name = word();
    const [reader, other] = [await aPerson(), await aPerson({ name: `Ida ${name}` })];
    expect(await found(viewerOf(reader), { q: name.slice(1).toUpperCase() })).toEqual([other.id]);
    expect(await found(viewerOf(reader), { q: other.username.slice(1) })).toEqual([other.id]);
    for (const q of ["%", "_", `${name}x`]) expect(await found(viewerOf(reader), { q })).toEqual([]);
    expect(await found(viewerOf(other), { q: name })).toEqual([]);
  });

  it("by city and by interests, also with each other", async () => {
    const [city, interest] = [word(), word()];
    const [reader, one, other] = (await people(3)) as [User, User, User];
    await says(one, { city: `Port ${city}`, interests: `trees, ${interest}` });
    await says(other, { city: `Port ${city}` });
    expect(await found(viewerOf(reader), { city })).toEqual([other.id, one.id]);
    expect(await found(viewerOf(reader), { interest })).toEqual([one.id]);
    expect(await found(viewerOf(reader), { city, interest })).toEqual([one.id]);
    const [line] = (await findPeople(viewerOf(reader), { ...NOBODY, interest })).people;
    expect(line).toMatchObject({ city: `Port ${city}`, following: false, friendship: "none" });
  });

  it("by age, where they say their birthday and are grown up", async () => {
    const name = word();
    const reader = await aPerson();
    const of = async (years: number, birthdayFor: Audience = "public") => {
      const person = await aPerson({ name });
      await says(person, { birthday: birthday(years), birthdayFor });
      return person.id;
    };
    const [child, young, middle, old] = [await of(17), await of(18), await of(40), await of(70)];
    await of(40, "private");
    await of(40, "friends");
    const seen = (ages: Partial<PeopleQuery>) => found(viewerOf(reader), { q: name, ...ages });
    expect(await seen({ to: 25 })).toEqual([young]);
    expect(await seen({ from: 18 })).toEqual([old, middle, young]);
    expect(await seen({ from: 35, to: 45 })).toEqual([middle]);
    expect(await seen({ from: 65 })).toEqual([old]);
    expect(await seen({})).toContain(child);
  });
});

describe("nobody is found", () => {
  it("by what they do not say to whoever looks", async () => {
    const city = word();
    const owner = await aPerson();
    const [stranger, friend, former] = (await people(3)) as [User, User, User];
    for (const one of [friend, former]) await befriend(owner, one);
    await endFriendship(owner, former);
    await says(owner, { city, cityFor: "friends" });
    expect(await found(viewerOf(friend), { city })).toEqual([owner.id]);
    for (const one of [stranger, former]) expect(await found(viewerOf(one), { city })).toEqual([]);
    const secret = await aPerson();
    await befriend(secret, friend);
    await says(secret, { city, cityFor: "private" });
    expect(await found(viewerOf(friend), { city })).toEqual([owner.id]);
  });

  it("by what a private account says, but for whom it lets in", async () => {
    const city = word();
    const owner = await aPerson({ private: true });
    const [stranger, fan] = (await people(2)) as [User, User];
    await follow(fan, owner);
    await says(owner, { city });
    expect(await found(viewerOf(fan), { city })).toEqual([owner.id]);
    expect(await found(viewerOf(stranger), { city })).toEqual([]);
    const [named] = (await findPeople(viewerOf(stranger), { ...NOBODY, q: owner.username })).people;
    expect(named).toMatchObject({ id: owner.id, city: "" });
  });

  it("who is blocked either way, suspended, leaving or not there yet; and by nobody who may not look", async () => {
    const name = word();
    const reader = await aPerson();
    const [there, blocked, blocker] = (await people(3, { name })) as [User, User, User];
    await people(1, { name, suspendedAt: new Date() });
    await people(1, { name, deletesAt: new Date() });
    await people(1, { name, confirmed: false });
    await people(1, { name, approvedAt: null });
    await block(reader, blocked);
    await block(blocker, reader);
    expect(await found(viewerOf(reader), { q: name })).toEqual([there.id]);
    expect(await found(guest(), { q: name })).toEqual([]);
    expect(await found(viewerOf(reader, { confirmed: false, mayLook: false }), { q: name })).toEqual([]);
  });
});

describe("everyone not yet connected", () => {
  it("is whoever one has nothing to do with, the last first, in pages that hold each once", async () => {
    const reader = await aPerson();
    const [followed, friend, asked, muted, waited] = (await people(5, { private: true })) as [User, User, User, User, User];
    const strangers = await people(60);
    await follow(reader, followed);
    await befriend(reader, friend);
    await relate(actorOf(reader), asked.id, "ask");
    await relate(actorOf(reader), muted.id, "mute");
    await relate(actorOf(reader), waited.id, "follow");
    const first = await findPeople(viewerOf(reader), NOBODY);
    const second = await findPeople(viewerOf(reader), NOBODY, first.next!);
    const ids = [...first.people, ...second.people].map(({ id }) => id);
    expect(ids.slice(0, 60)).toEqual(strangers.map(({ id }) => id).toReversed());
    for (const known of [reader, followed, friend, asked, muted, waited]) expect(ids).not.toContain(known.id);
  });
});
