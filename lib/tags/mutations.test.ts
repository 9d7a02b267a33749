import { eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { photoTags, tags } from "@/db/schema";
import { aPerson, aPhoto, guest, viewerOf } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { popularTags } from "./data";
import { erasePerson, setPhotoTags } from "./mutations";

const unique = (word: string): string => `${word} ${newId().slice(-12)}`;
const set = (photoId: string, names: string[]) => db.transaction((tx) => setPhotoTags(tx, photoId, names));

const tagsOf = async (photoId: string): Promise<string[]> => {
  const rows = await db.select({ name: tags.name }).from(photoTags).innerJoin(tags, eq(tags.id, photoTags.tagId)).where(eq(photoTags.photoId, photoId));
  return rows.map((row) => row.name).toSorted();
};

describe("tags of a photo", () => {
  it("become exactly those named, keeping the name a tag was first given", async () => {
    const owner = await aPerson();
    const [one, other] = [await aPhoto({ owner }), await aPhoto({ owner })];
    const [rain, snow] = [unique("Rain"), unique("Snow")];
    await set(one.id, [rain, snow]);
    expect(await tagsOf(one.id)).toEqual([rain, snow].toSorted());
    await set(other.id, [`#${rain.toUpperCase().replace(" ", "_")}`]);
    expect(await tagsOf(other.id)).toEqual([rain]);
    await set(one.id, [snow]);
    expect(await tagsOf(one.id)).toEqual([snow]);
    await set(one.id, []);
    expect(await tagsOf(one.id)).toEqual([]);
    expect(await tagsOf(other.id)).toEqual([rain]);
  });

  it("agree when many photos are given the same new tags at once, in any order", async () => {
    const owner = await aPerson();
    const names = Array.from({ length: 6 }, () => unique("Fog"));
    const made = await Promise.all(Array.from({ length: 12 }, () => aPhoto({ owner })));
    await Promise.all(made.map((photo, i) => set(photo.id, i % 2 === 0 ? names : names.toReversed())));
    for (const photo of made) expect(await tagsOf(photo.id)).toEqual(names.toSorted());
    expect(await db.select().from(tags).where(inArray(tags.name, names))).toHaveLength(names.length);
  });

  it("are popular only by photos the viewer may see", async () => {
    const owner = await aPerson();
    const [seen, hidden] = [unique("Seen"), unique("Hidden")];
    await aPhoto({ owner, tags: [seen] });
    await aPhoto({ owner, tags: [seen, hidden], visibility: "private" });
    const mine = await popularTags(viewerOf(owner), { mine: true });
    expect(mine.map(({ name, photos }) => [name, photos])).toEqual([
      [seen, 2],
      [hidden, 1],
    ]);
    const others = await popularTags(guest(), { limit: 100 });
    expect(others.some((tag) => tag.name === hidden)).toBe(false);
    expect(await popularTags(guest(), { mine: true })).toEqual([]);
  });
});

describe("erasing a person", () => {
  it("forgets the tags nobody else uses", async () => {
    const [leaver, other] = [await aPerson(), await aPerson()];
    const [own, shared] = [unique("Own"), unique("Shared")];
    await aPhoto({ owner: leaver, tags: [own, shared] });
    await aPhoto({ owner: leaver, tags: [own] });
    const kept = await aPhoto({ owner: other, tags: [shared] });
    const erase = (most?: number) => db.transaction((tx) => erasePerson(tx, leaver.id, most));
    expect(await erase(2)).toMatchObject({ more: true });
    expect(await erase(2)).toMatchObject({ more: false });
    expect(
      await db
        .select({ name: tags.name })
        .from(tags)
        .where(inArray(tags.name, [own, shared])),
    ).toEqual([{ name: shared }]);
    expect(await tagsOf(kept.id)).toEqual([shared]);
  });

  it("takes no tag from somebody who is just giving it to a photo", async () => {
    for (let round = 0; round < 12; round += 1) {
      const [leaver, other] = [await aPerson(), await aPerson()];
      const names = [unique("Dusk"), unique("Dawn"), unique("Noon")];
      await aPhoto({ owner: leaver, tags: names });
      const mine = await Promise.all(Array.from({ length: 4 }, () => aPhoto({ owner: other })));
      await Promise.all([
        ...mine.map((photo, i) => set(photo.id, i % 2 === 0 ? names : names.toReversed())),
        db.transaction((tx) => erasePerson(tx, leaver.id)),
      ]);
      for (const photo of mine) expect(await tagsOf(photo.id)).toEqual(names.toSorted());
    }
  });
});
