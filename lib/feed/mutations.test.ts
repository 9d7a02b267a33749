import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { feedSettings, profileChanges, users } from "@/db/schema";
import { actorOf, aPerson } from "@/db/seed/factories";
import { updateProfile } from "@/lib/accounts/settings/mutations";
import { SILENT } from "@/lib/accounts/settings/types";
import { feedSettingsOf } from "./data";
import { chooseFeed, erasePerson, noteProfileChange } from "./mutations";

const told = async ({ id }: { id: string }) =>
  (await db.select({ fields: profileChanges.fields }).from(profileChanges).where(eq(profileChanges.userId, id)).orderBy(profileChanges.id)).map(
    ({ fields }) => fields,
  );
const hourLater = ({ id }: { id: string }) =>
  db
    .update(profileChanges)
    .set({ createdAt: sql`${profileChanges.createdAt} - interval '61 minutes'` })
    .where(eq(profileChanges.userId, id));

describe("a change of a profile", () => {
  it("is noted once for all that changes within an hour", async () => {
    const me = await aPerson();
    await updateProfile(actorOf(me), { ...SILENT, name: me.name, city: "Oslo", birthday: "1990-05-17" });
    await updateProfile(actorOf(me), { ...SILENT, name: "Me", city: "Oslo", bio: "Walks" });
    expect(await told(me)).toEqual([["bio", "city", "name"]]);
    await hourLater(me);
    await updateProfile(actorOf(me), { ...SILENT, name: "Me", city: "Bergen", bio: "Walks" });
    expect(await told(me)).toEqual([["bio", "city", "name"], ["city"]]);
  });

  it("is not noted where nothing is for others", async () => {
    const me = await aPerson();
    await updateProfile(actorOf(me), { ...SILENT, name: me.name });
    await updateProfile(actorOf(me), { ...SILENT, name: me.name, birthday: "1990-05-17" });
    await updateProfile(actorOf(me), { ...SILENT, name: me.name });
    expect(await told(me)).toEqual([]);
  });

  it("is noted once, whoever makes many at the same moment", async () => {
    const me = await aPerson();
    const names = Array.from({ length: 20 }, (_, i) => `Me ${i}`);
    await Promise.all(names.map((name) => updateProfile(actorOf(me), { ...SILENT, name, city: name })));
    expect(await told(me)).toEqual([["city", "name"]]);
  });
});

describe("what one chooses of feeds", () => {
  it("is one's own, all where nothing was chosen, also before one's address is confirmed", async () => {
    const [me, other] = [await aPerson({ confirmed: false }), await aPerson()];
    expect(await feedSettingsOf(actorOf(me))).toEqual({ untold: [], hidden: [] });
    await chooseFeed(actorOf(me), { untold: ["friends", "photos"], hidden: ["wall"] });
    expect(await feedSettingsOf(actorOf(me))).toEqual({ untold: ["photos", "friends"], hidden: ["wall"] });
    expect(await feedSettingsOf(actorOf(other))).toEqual({ untold: [], hidden: [] });
  });
});

it("erases what there is of a person bit by bit, and nothing of others", async () => {
  const [me, other] = [await aPerson(), await aPerson()];
  for (const person of [me, other]) {
    await chooseFeed(actorOf(person), { untold: ["photos"], hidden: [] });
    for (let i = 0; i < 3; i += 1) {
      await db.transaction((tx) => noteProfileChange(tx, person.id, ["name"]));
      await hourLater(person);
    }
  }
  const erase = () => db.transaction((tx) => erasePerson(tx, me.id, 2));
  expect([await erase(), await erase()].map(({ more }) => more)).toEqual([true, false]);
  expect([await told(me), await db.$count(feedSettings, eq(feedSettings.userId, me.id))]).toEqual([[], 0]);
  expect([(await told(other)).length, await db.$count(feedSettings, eq(feedSettings.userId, other.id))]).toEqual([3, 1]);
  expect(await db.$count(users, eq(users.id, me.id))).toBe(1);
});
