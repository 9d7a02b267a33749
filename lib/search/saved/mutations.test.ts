import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { savedSearches } from "@/db/schema";
import { actorOf, aPerson, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { canonical } from "../schema";
import type { Wanted } from "../types";
import { deleteSearch, erasePerson, openSearch, renameSearch, saveSearch, undeleteSearch } from "./mutations";
import { LIMITS } from "./types";

const save = (person: User, wanted: Wanted, name = "One") => saveSearch(actorOf(person), { name, query: canonical(wanted) });
const of = ({ id }: User) => db.select().from(savedSearches).where(eq(savedSearches.ownerId, id));

describe("saving", () => {
  it("keeps a query in its one spelling, from its first page", async () => {
    const me = await aPerson();
    await saveSearch(actorOf(me), { name: "Nights", query: { iso: [{ from: 3200 }], q: "fog", after: newId(), more: "camera", find: "nik" } });
    expect(await of(me)).toMatchObject([{ name: "Nights", query: "q=fog&iso=3200..", seenId: null }]);
  });

  it("keeps the same search once, under the name it was given last", async () => {
    const me = await aPerson();
    const first = await save(me, { tag: "fog", iso: { from: 100, to: 200 } });
    const [again, once] = await Promise.all([save(me, { iso: { from: 100, to: 200 }, tag: ["fog"] }, "Two"), save(await aPerson(), { tag: "fog" })]);
    expect([again === first, once === first]).toEqual([true, false]);
    expect(await of(me)).toMatchObject([{ id: first, name: "Two" }]);
  });

  it("is refused for what asks for nothing, and to whoever has not arrived", async () => {
    await expect(save(await aPerson(), {})).rejects.toMatchObject({ code: "invalid" });
    await expect(save(await aPerson(), { sort: "relevance" })).rejects.toMatchObject({ code: "invalid" });
    await expect(save(await aPerson({ confirmed: false }), { tag: "fog" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("ends at a hundred, however many are saved at once", async () => {
    const me = await aPerson();
    const rows = Array.from({ length: LIMITS.saved - 2 }, (_, n) => ({ id: newId(), ownerId: me.id, name: `${n}`, query: `iso=${n + 1}` }));
    await db.insert(savedSearches).values(rows);
    const tries = await Promise.allSettled(Array.from({ length: 5 }, (_, n) => save(me, { iso: { from: 1000 + n, to: 1000 + n } })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(await of(me)).toHaveLength(LIMITS.saved);
    expect(await save(me, { iso: { from: 1, to: 1 } }, "Renamed")).toBe(rows[0]!.id);
  });
});

it("nobody changes, opens or deletes another's", async () => {
  const [me, other] = [await aPerson(), await aPerson()];
  const id = await save(me, { tag: "fog" });
  const them = actorOf(other);
  for (const tried of [() => renameSearch(them, id, "Mine"), () => openSearch(them, id), () => deleteSearch(them, id)])
    await expect(tried()).rejects.toMatchObject({ code: "not-found" });
  expect(await of(me)).toMatchObject([{ id, name: "One", seenId: null }]);
  await renameSearch(actorOf(me), id, "Fog");
  expect(await openSearch(actorOf(me), id)).toEqual({ tag: ["fog"] });
  expect(await of(me)).toMatchObject([{ id, name: "Fog", seenId: expect.any(String) as string }]);
});

describe("a deletion", () => {
  it("is undone by whoever deleted, once, under the same feed", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    const id = await save(me, { tag: "fog" });
    await openSearch(actorOf(me), id);
    const [before] = await of(me);
    const deleted = await deleteSearch(actorOf(me), id);
    expect(await of(me)).toEqual([]);
    await expect(undeleteSearch(actorOf(other), deleted)).rejects.toMatchObject({ code: "not-found" });
    await expect(undeleteSearch(actorOf(me), { ...deleted, query: "tag=other" })).rejects.toMatchObject({ code: "not-found" });
    await expect(undeleteSearch(actorOf(me), null)).rejects.toMatchObject({ code: "not-found" });
    await undeleteSearch(actorOf(me), deleted);
    expect(await of(me)).toMatchObject([{ id, name: before!.name, query: before!.query, seenId: before!.seenId }]);
    await expect(undeleteSearch(actorOf(me), deleted)).rejects.toMatchObject({ code: "not-found" });
  });
});

it("a person's searches are erased in parts, and nobody else's", async () => {
  const [me, other] = [await aPerson(), await aPerson()];
  for (const tag of ["one", "two", "three"]) await save(me, { tag });
  await save(other, { tag: "one" });
  expect(await db.transaction((tx) => erasePerson(tx, me.id, 2))).toEqual({ counts: {}, more: true });
  expect(await db.transaction((tx) => erasePerson(tx, me.id, 2))).toEqual({ counts: {}, more: false });
  expect([(await of(me)).length, (await of(other)).length]).toEqual([0, 1]);
});
