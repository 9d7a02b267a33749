import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { photos } from "@/db/schema";
import { aPerson, aPhoto } from "@/db/seed/factories";
import { rowsAfter } from "./data";
import { documentOf, encodeValue, markOf } from "./rules";

const documentFor = async (id: string) => (await rowsAfter(db, null, 1, eq(photos.id, id))).map(documentOf)[0];

test("a document says all that a photo is found by", async () => {
  const owner = await aPerson({ name: "Любовь Ёлкина", private: true });
  const photo = await aPhoto({
    owner,
    title: "Sunsets over the café",
    description: "Ёлки у воды",
    place: "Tokyo",
    tags: ["Night Walk", "東京"],
    camera: "Testikon D70",
    takenLocal: "2024-02-29 23:59:59.000001",
    iso: 1600,
    flash: 25,
  });
  const written = ["sunsets over the cafe елки у воды tokyo", "night walk", "東  京", "testikon testikon d70", `любовь елкина ${owner.username}`];
  const document = (await documentFor(photo.id))!;
  expect(document).toMatchObject({
    id: photo.id,
    visibility: "public",
    ownerId: owner.id,
    ownerHidden: false,
    ownerPrivate: true,
    camera: ["testikon-d70"],
    maker: ["testikon"],
    lens: [],
    tag: [encodeValue("night_walk"), encodeValue("東京")],
    owner: [owner.username],
    flash: ["fired"],
    orientation: ["landscape"],
    iso: 1600,
    isoBand: 5,
    taken: 19_782,
    hour: 23,
    takenTime: 86_399_000_001,
  });
  expect((document.close as string[]).toSorted()).toEqual(written.toSorted());
  expect(document.exact).toEqual(expect.arrayContaining([...written, "sunset over the cafe елк у вод tokyo"]));
  const names = ["sunsets over the cafe", "night walk", "testikon d70", "testikon testikon d70", "любовь елкина", owner.username];
  expect(document.called).toEqual(expect.arrayContaining(names.map(markOf)));
});

test("what is not to be found has no document, and what is unknown stands in none", async () => {
  const owner = await aPerson({ suspendedAt: new Date() });
  for (const columns of [{ status: "draft" }, { status: "processing" }, { deletedAt: new Date() }, { removedAt: new Date() }] as const)
    expect(await documentFor((await aPhoto({ owner, ...columns })).id)).toBeUndefined();
  const document = (await documentFor((await aPhoto({ owner, visibility: "private", iso: null, takenLocal: null, takenAt: null, flash: null })).id))!;
  expect(document).toMatchObject({ ownerHidden: true, visibility: "private", flash: [] });
  for (const missing of ["iso", "isoBand", "taken", "takenTime", "hour"]) expect(document).not.toHaveProperty(missing);
});
