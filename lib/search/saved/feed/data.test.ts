import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { instance, users } from "@/db/schema";
import { actorOf, aGear, aPerson, aPhoto, befriend, block, follow, type Gear, type User } from "@/db/seed/factories";
import { linkToken } from "@/lib/core/derive";
import { newId } from "@/lib/core/ids";
import { search } from "../../data";
import { canonical } from "../../schema";
import { deleteSearch, saveSearch } from "../mutations";
import type { SavedSearchId } from "../types";
import { feedOf } from "./data";

const letGuestsLook = (guestsMayLook: boolean) => db.update(instance).set({ guestsMayLook });
afterEach(() => letGuestsLook(false));

const tokenOf = (id: string): string => linkToken("saved-search", id);
const save = (person: User, camera: Gear): Promise<SavedSearchId> => saveSearch(actorOf(person), { name: "One", query: canonical({ camera: camera.slug }) });
const found = async (id: string): Promise<string[] | undefined> => (await feedOf(tokenOf(id)))?.photos.map((photo) => photo.id);

/** Photos of one camera by all kinds of people, as its owner knows them. */
async function aWorld() {
  const [me, other, friend, blocked] = [await aPerson(), await aPerson(), await aPerson(), await aPerson()];
  const [closed, letsMeIn] = [await aPerson({ private: true }), await aPerson({ private: true })];
  await befriend(me, friend);
  await block(blocked, me);
  await follow(me, letsMeIn);
  const camera = await aGear("camera");
  const of = async (owner: User, columns: Partial<Parameters<typeof aPhoto>[0]> = {}) => (await aPhoto({ owner, camera, ...columns })).id;
  const ids = {
    other: await of(other),
    friend: await of(friend),
    mine: await of(me),
    blocked: await of(blocked),
    letsMeIn: await of(letsMeIn),
  };
  await of(closed);
  await of(await aPerson({ suspendedAt: new Date() }));
  for (const visibility of ["friends", "private"] as const) for (const owner of [me, friend, other]) await of(owner, { visibility });
  for (const columns of [{ status: "draft" }, { deletedAt: new Date() }, { removedAt: new Date() }] as const) await of(other, columns);
  return { me, camera, ids };
}

describe("a feed", () => {
  it("holds what guests may see, where they may look", async () => {
    await letGuestsLook(true);
    const { me, camera, ids } = await aWorld();
    expect(await found(await save(me, camera))).toEqual([ids.blocked, ids.mine, ids.friend, ids.other]);
    const asGuest = await search({ kind: "guest", mayLook: true, maySignUp: true }, canonical({ camera: camera.slug }));
    expect(asGuest.photos.map(({ id }) => id)).toEqual([ids.blocked, ids.mine, ids.friend, ids.other]);
  });

  it("holds what of public photos its owner may see, where guests may not look", async () => {
    const { me, camera, ids } = await aWorld();
    expect(await found(await save(me, camera))).toEqual([ids.letsMeIn, ids.mine, ids.friend, ids.other]);
  });

  it("ends with its search, and while its owner is not there", async () => {
    const me = await aPerson();
    const camera = await aGear("camera");
    const id = await save(me, camera);
    expect(await found(id)).toEqual([]);
    for (const gone of [{ suspendedAt: new Date() }, { deletesAt: new Date() }, { emailConfirmedAt: null }, { approvedAt: null }]) {
      await db.update(users).set(gone).where(eq(users.id, me.id));
      expect(await found(id)).toBeUndefined();
      await db.update(users).set({ suspendedAt: null, deletesAt: null, emailConfirmedAt: new Date(), approvedAt: new Date() }).where(eq(users.id, me.id));
    }
    expect(await found(id)).toEqual([]);
    await deleteSearch(actorOf(me), id);
    expect(await found(id)).toBeUndefined();
  });

  it("opens to its own token alone", async () => {
    const id = await save(await aPerson(), await aGear("camera"));
    for (const token of [
      id,
      `${id}.`,
      `${id}.AAAAAAAAAAAAAAAAAAAAAA`,
      linkToken("invitation", id),
      linkToken("saved-search", newId()),
      "",
      "x.y",
      linkToken("saved-search", "x"),
    ])
      expect(await feedOf(token)).toBeNull();
  });
});
