import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { notifications } from "@/db/schema";
import { actorOf, aPhoto, people, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { followSearch, saveSearch } from "@/lib/search/saved/mutations";
import { readQuery } from "@/lib/search/saved/schema";
import { suspend } from "@/lib/reactions/testing.test";
import { told } from "../testing.test";
import { tellMatches } from "./mutations";

/** Looks at all searches that are followed, however many others' there are. */
async function look(): Promise<void> {
  // Other tests' searches are looked at, too; ids only grow, so this ends.
  await tellMatches();
  await tellMatches(before);
}

let before = newId();

it("a followed search tells its owner of new matches they may see, once a day, and another's of nothing", async () => {
  const [owner, reader, other] = (await people(3)) as [User, User, User];
  before = newId();
  const title = `zq${newId().slice(-10)}`;
  const search = await saveSearch(actorOf(reader), { name: "Fog", query: readQuery(`q=${title}`) });
  await aPhoto({ owner, title });
  await look();
  expect(await told(reader)).toEqual([]);
  await followSearch(actorOf(reader), search, true);
  await aPhoto({ owner, title, visibility: "private" });
  await aPhoto({ owner: reader, title });
  await Promise.all([look(), look()]);
  await look();
  expect([await told(reader), await told(other)]).toEqual([["search"], []]);
  expect(await db.$count(notifications, eq(notifications.userId, reader.id))).toBe(1);
  await suspend(owner);
  expect(await told(reader)).toEqual([]);
});

it("what only private photos match is no match", async () => {
  const [owner, reader] = (await people(2)) as [User, User];
  before = newId();
  const title = `zq${newId().slice(-10)}`;
  await followSearch(actorOf(reader), await saveSearch(actorOf(reader), { name: "Fog", query: readQuery(`q=${title}`) }), true);
  await aPhoto({ owner, title, visibility: "private" });
  await look();
  expect(await told(reader)).toEqual([]);
});
