import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { searchChanges, searchIndexes } from "@/db/schema";
import { aPerson, aPhoto, befriend, block, endFriendship, follow, guest, viewerOf } from "@/db/seed/factories";
import { parseText } from "../../../text/rules";
import { beginIndex, forgetIndexes } from "../indexes/mutations";
import { standingOf } from "./data";

async function anActiveIndex(): Promise<string> {
  const uid = await beginIndex(false);
  await db.update(searchIndexes).set({ state: "active" }).where(eq(searchIndexes.uid, uid));
  return uid;
}

// Tests of a real server leave theirs.
beforeEach(forgetIndexes);
afterEach(forgetIndexes);

describe("what a search must know first", () => {
  it("is nothing where no index of this version knows of every change", async () => {
    expect(await standingOf(guest(), [])).toBeNull();
    const building = await beginIndex(false);
    expect(await standingOf(guest(), [])).toBeNull();
    await db.update(searchIndexes).set({ state: "active" }).where(eq(searchIndexes.uid, building));
    expect(await standingOf(guest(), [])).toMatchObject({ index: building });
    await aPhoto({ owner: await aPerson() });
    expect(await standingOf(guest(), [])).toBeNull();
    await db.delete(searchChanges);
    expect(await standingOf(guest(), [])).toMatchObject({ index: building });
    await db.update(searchIndexes).set({ fingerprint: "other" }).where(eq(searchIndexes.uid, building));
    expect(await standingOf(guest(), [])).toBeNull();
  });

  it("is whom the viewer knows at this moment", async () => {
    const me = await aPerson();
    const [friend, secluded, open, blocker, blocked] = [await aPerson(), await aPerson({ private: true }), await aPerson(), await aPerson(), await aPerson()];
    await befriend(me, friend);
    await follow(me, secluded, open);
    await block(blocker, me);
    await block(me, blocked);
    await anActiveIndex();
    const circle = async (...viewer: Parameters<typeof viewerOf>) => (await standingOf(viewerOf(...viewer), []))!.circle;
    const known = await circle(me);
    expect({ ...known, blocked: known.blocked.toSorted() }).toEqual({
      me: me.id,
      mayLook: true,
      friends: [friend.id],
      letIn: [secluded.id],
      blocked: [blocker.id, blocked.id].toSorted(),
    });
    // Whoever has not confirmed their address is nobody's friend yet.
    expect(await circle(me, { confirmed: false, mayLook: false })).toMatchObject({ mayLook: false, friends: [], letIn: [] });
    await endFriendship(me, friend);
    expect((await circle(me)).friends).toEqual([]);
    expect((await standingOf(guest(), []))!.circle).toEqual({ me: null, mayLook: true, friends: [], letIn: [], blocked: [] });
  });

  it("is the text as the tables would compare it, with its stems", async () => {
    await anActiveIndex();
    const terms = async (q: string) => (await standingOf(guest(), parseText(q).flat()))!.terms.map(({ written, stems }) => [written, stems]);
    expect(await terms('Sunsets "Над ОЗЕРОМ" -café')).toEqual([
      ["sunsets", "sunset"],
      ["над озером", "над озер"],
      ["cafe", "cafe"],
    ]);
    expect(await terms("24-70mm f/2.8 東京")).toEqual([
      ["24 70mm", "24 70mm"],
      ["f 2 8", "f 2 8"],
      ["東  京", "東 京"],
    ]);
    expect(await terms("")).toEqual([]);
  });
});
