import { expect, test } from "vitest";
import { aGear, aPhoto, aTag, befriend, guest, people, viewerOf } from "@/db/seed/factories";
import { search } from "./data";
import { canonical } from "./schema";

test("a photo is found by its camera, and every choice beside it carries its name and what it would give", async () => {
  const [owner] = await people(1);
  const [camera, other, tag] = [await aGear("camera"), await aGear("camera"), await aTag("Golden Hour")];
  const photo = await aPhoto({ owner: owner!, camera, tags: [tag], iso: 400, title: "Harbour" });
  await aPhoto({ owner: owner!, camera: other, iso: 800 });
  const { photos, total, facets, next } = await search(
    guest(),
    canonical({ camera: camera.slug, owner: owner!.username, iso: { from: 400, to: 800, below: true } }),
  );
  expect([total, next, photos.map(({ id, title, owner: by }) => [id, title, by.username])]).toEqual([1, null, [[photo.id, "Harbour", owner!.username]]]);
  expect(facets.camera.values).toEqual([{ value: camera.slug, count: 1, label: camera.name, chosen: true }]);
  expect(facets.tag.values).toEqual([{ value: tag.folded, count: 1, label: "Golden Hour", chosen: false }]);
  expect(facets.owner.values).toEqual([{ value: owner!.username.toLowerCase(), count: 1, label: `@${owner!.username.toLowerCase()}`, chosen: true }]);
  expect(facets.iso.bands.filter(({ chosen }) => chosen)).toEqual([{ band: { from: 400, to: 800, below: true, last: 799 }, count: 1, chosen: true }]);
  expect(facets.iso.own).toEqual([]);
});

test("what is chosen stays in the list though nothing fits it, under a name that tells nothing of others' private photos", async () => {
  const [owner, stranger] = await people(2);
  const [camera, tag] = [await aGear("camera"), await aTag("Secret Wedding")];
  await aPhoto({ owner: owner!, camera, tags: [tag], visibility: "private" });
  const query = canonical({ camera: camera.slug, tag: tag.folded, aperture: { from: 1.8, to: 4 } });
  const { total, facets, without } = await search(viewerOf(stranger!), query);
  expect([total, without]).toEqual([0, { camera: 0, tag: 0, aperture: 0 }]);
  expect(facets.camera.values).toContainEqual({ value: camera.slug, count: 0, label: camera.name, chosen: true });
  expect(facets.tag.values).toContainEqual({ value: "secret_wedding", count: 0, label: "secret_wedding", chosen: true });
  expect(facets.aperture.own).toEqual([{ from: 1.8, to: 4 }]);
  expect((await search(viewerOf(owner!), query)).facets.tag.values).toContainEqual({
    value: "secret_wedding",
    count: 1,
    label: "Secret Wedding",
    chosen: true,
  });
});

test("what friends share counts for friends alone", async () => {
  const [owner, friend, stranger] = await people(3);
  await befriend(owner!, friend!);
  const camera = await aGear("camera");
  await aPhoto({ owner: owner!, camera, visibility: "friends" });
  const totals = [guest(), viewerOf(stranger!), viewerOf(friend!, { confirmed: false }), viewerOf(friend!), viewerOf(owner!)].map(async (viewer) => {
    const { total, facets } = await search(viewer, canonical({ camera: camera.slug }));
    return [total, facets.camera.values.find(({ value }) => value === camera.slug)?.count];
  });
  expect(await Promise.all(totals)).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
    [1, 1],
    [1, 1],
  ]);
});
