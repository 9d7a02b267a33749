import { eq } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { files, gear, photoFiles, photos } from "@/db/schema";
import { actorOf, aPerson, aPhoto, guest, people, viewerOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { catalogue } from "@/lib/gear/catalogue/data";
import { gearNames } from "@/lib/gear/data";
import { gearPage } from "@/lib/gear/page/data";
import { read } from "@/lib/platform/storage";
import { search } from "@/lib/search/data";
import { canonical } from "@/lib/search/schema";
import { exportPerson } from "../archive/data";
import { getPhoto } from "../data";
import { updatePhoto } from "../mutations";
import { PUBLISHED_BY_DEFAULT, type Field } from "../publishing/types";
import { cameraFile, edit, photoRow, queued, upload, work } from "../testing.test";
import type { PhotoId } from "../types";
import type { Entry } from "./types";

const SILENT = { focalLength: null, focalLength35: null, aperture: null, exposureTime: null, iso: null, takenLocal: null, takenOffsetMin: null, takenAt: null };

/** A photo whose file says nothing. */
const aScan = (owner: User) => aPhoto({ owner, ...SILENT, fileName: "scan.png", type: "image/png" });

const aModel = (): string => `FM ${newId().slice(-12)}`;
const gearCalled = (name: string) => db.$count(gear, eq(gear.name, name));

const enterInto = (owner: User, photoId: PhotoId, entered: Entry, published: readonly Field[] = PUBLISHED_BY_DEFAULT) =>
  updatePhoto(actorOf(owner), edit(photoId, { published: [...published], entered }));

describe("what its owner enters of a photo", () => {
  it("stands in the columns, is told as entered by hand, and is found like what files say", async () => {
    const owner = await aPerson();
    const { id } = await aScan(owner);
    const model = aModel();
    await enterInto(owner, id, { camera: `nikon ${model}`, lens: "Nikon NIKKOR 50mm f/1.8", aperture: 2.8, exposureTime: 1 / 250, iso: 400, flash: 1 });
    const photo = await getPhoto(guest(), id);
    expect(photo?.byHand.toSorted()).toEqual(["aperture", "camera", "exposureTime", "flash", "iso", "lens"]);
    expect(photo).toMatchObject({
      gear: { camera: { name: `Nikon ${model}` }, lens: { name: "Nikon NIKKOR 50 mm f/1.8" } },
      camera: { aperture: 2.8, exposureTime: 1 / 250, iso: 400, flash: 1 },
    });
    const { slug } = photo!.gear.camera!;
    const { total, facets } = await search(guest(), canonical({ camera: slug, iso: { from: 400, to: 400 } }));
    expect([total, facets.camera.values.find(({ value }) => value === slug)?.count]).toEqual([1, 1]);
    expect(await gearPage(guest(), "camera", slug)).toMatchObject({ gear: { name: `Nikon ${model}` }, photos: 1 });
  });

  it("moves it to where it was taken in its owner's row", async () => {
    const owner = await aPerson();
    const { id } = await aScan(owner);
    await enterInto(owner, id, { taken: { takenLocal: "1986-05-17T18:40:00", takenOffsetMin: 180 } });
    expect(await photoRow(id)).toMatchObject({
      shownAt: "1986-05-17 18:40:00",
      takenAt: new Date("1986-05-17T15:40:00Z"),
      takenOffsetMin: 180,
      byHand: ["taken"],
    });
    await enterInto(owner, id, {});
    expect(await photoRow(id)).toMatchObject({ takenLocal: "1986-05-17 18:40:00", byHand: ["taken"] });
    await enterInto(owner, id, { taken: null });
    expect(await photoRow(id)).toMatchObject({ takenLocal: null, takenAt: null, byHand: [] });
  });

  it("overwrites nothing that the file says, published or not, whatever is sent", async () => {
    const owner = await aPerson();
    const { id } = await aPhoto({ owner, camera: `Nikon ${aModel()}`, iso: 200, artist: "Ann", software: "Scanner 2", published: ["iso"] });
    const before = await photoRow(id);
    const camera = `Camera ${newId()}`;
    const everything: Entry = {
      camera,
      lens: null,
      focalLength: 35,
      focalLength35: 35,
      aperture: 1,
      exposureTime: 9,
      iso: 9,
      artist: "Eve",
      taken: { takenLocal: "1999-01-01T00:00:00", takenOffsetMin: 0 },
      flash: 1,
    };
    await enterInto(owner, id, everything, ["iso"]);
    const after = await photoRow(id);
    expect(after).toMatchObject({ iso: 200, make: null, cameraId: null, byHand: ["flash"] });
    expect(after.heldBack).toEqual({ ...(before.heldBack as object), flash: 1 });
    expect(await gearCalled(camera)).toBe(0);
  });

  it("is its owner's to enter, and of nobody else's photo", async () => {
    const [owner, other] = await people(2, { friends: true });
    const { id } = await aScan(owner!);
    await expect(enterInto(other!, id, { iso: 400 })).rejects.toThrow("not-found");
    expect(await photoRow(id)).toMatchObject({ iso: null, byHand: [] });
  });

  it("is kept to its owner where it is not published, and so is that it was entered", async () => {
    const [owner, stranger] = await people(2);
    const { id } = await aScan(owner!);
    const model = aModel();
    const published = PUBLISHED_BY_DEFAULT.filter((field) => field !== "camera" && field !== "iso");
    await enterInto(owner!, id, { camera: `Nikon ${model}`, iso: 409_600, aperture: 2.8 }, published);
    expect(await getPhoto(viewerOf(owner!), id)).toMatchObject({ byHand: ["camera", "aperture", "iso"], camera: { model: `Nikon ${model}`, iso: 409_600 } });
    const query = canonical({ owner: owner!.username });
    for (const viewer of [viewerOf(stranger!), guest()]) {
      const theirs = await getPhoto(viewer, id);
      expect(theirs).toMatchObject({ byHand: ["aperture"], camera: { model: null, iso: null, aperture: 2.8 }, gear: { camera: null } });
      const { total, facets } = await search(viewer, query);
      expect(total).toBe(1);
      expect(facets.camera.values).toEqual([]);
      expect(facets.iso.bands.filter(({ count }) => count > 0)).toEqual([]);
      expect(JSON.stringify([theirs, facets, await catalogue(viewer, "camera"), await gearNames(viewer, "camera")])).not.toMatch(new RegExp(`${model}|409600`));
    }
    await enterInto(owner!, id, {});
    expect((await search(guest(), query)).facets.iso.bands.filter(({ count }) => count > 0)).toMatchObject([{ count: 1 }]);
  });

  it("leaves no name behind that was typed and then changed, and keeps one that others use", async () => {
    const [owner, other] = await people(2);
    const [scan, theirs] = [await aScan(owner!), await aScan(other!)];
    const [mistaken, right] = [`Nikon ${aModel()}`, `Nikon ${aModel()}`];
    await enterInto(owner!, scan.id, { camera: mistaken });
    await enterInto(owner!, scan.id, { camera: right });
    expect([await gearCalled(mistaken), await gearCalled(right)]).toEqual([0, 1]);
    await enterInto(other!, theirs.id, { camera: right });
    await enterInto(owner!, scan.id, { camera: null });
    expect(await gearCalled(right)).toBe(1);
  });

  it("crosses with others who change between the same names, and nobody is refused", async () => {
    const names = [`Nikon ${aModel()}`, `Nikon ${aModel()}`];
    const owners = await people(6);
    const scans = await Promise.all(owners.map((owner) => aScan(owner)));
    for (let round = 0; round < 4; round += 1) await Promise.all(owners.map((owner, i) => enterInto(owner, scans[i]!.id, { camera: names[(i + round) % 2]! })));
    for (const { id } of scans) expect((await photoRow(id)).cameraId).not.toBeNull();
  });

  it("is said to have been entered in what its owner takes along", async () => {
    const owner = await aPerson();
    const { id } = await aScan(owner);
    await enterInto(owner, id, { iso: 400, aperture: 2.8 }, ["aperture"]);
    const rows = [];
    for await (const page of exportPerson(viewerOf(owner))) rows.push(...page.rows);
    expect(rows.map(({ data }) => data)).toMatchObject([{ iso: 400, aperture: 2.8, byHand: ["aperture", "iso"] }]);
  });
});

describe("what is entered before the file has been read", () => {
  it("gives way to what that says, and fills the rest", async () => {
    const owner = await aPerson();
    const { photoId } = await upload(owner, await cameraFile());
    const mistaken = `Leica ${aModel()}`;
    await enterInto(owner, photoId, { camera: mistaken, iso: 9, flash: 1, artist: "Eve" });
    await work("photos.process", photoId);
    const photo = await getPhoto(guest(), photoId);
    expect(photo).toMatchObject({ gear: { camera: { name: "Nikon D70" } }, camera: { iso: 400, flash: 1, artist: "Ann" }, byHand: ["flash"] });
    expect(await gearCalled(mistaken)).toBe(0);
  });

  it("stays hidden, or as a draft, where it is", async () => {
    const owner = await aPerson();
    const { photoId } = await upload(owner, await cameraFile());
    await db.update(photos).set({ publishedAt: null }).where(eq(photos.id, photoId));
    await enterInto(owner, photoId, { flash: 0 }, []);
    await work("photos.process", photoId);
    expect(await photoRow(photoId)).toMatchObject({ status: "draft", flash: null, byHand: ["flash"] });
    expect((await photoRow(photoId)).heldBack).toMatchObject({ flash: 0, iso: 400 });
  });
});

describe("notices entered by hand", () => {
  const scanFile = () =>
    sharp({ create: { width: 400, height: 300, channels: 3, background: "#3a5a40" } })
      .png()
      .toBuffer();
  const pictures = async (id: PhotoId) => {
    const made = await db
      .select({ variant: photoFiles.variant, file: files })
      .from(photoFiles)
      .innerJoin(files, eq(files.id, photoFiles.fileId))
      .where(eq(photoFiles.photoId, id));
    return Promise.all(made.filter(({ variant }) => variant !== "original").map(({ file }) => read(file)));
  };
  const saying = async (id: PhotoId, text: string) => (await pictures(id)).map((bytes) => bytes.includes(text));

  it("stand in the published files, like the file's own, also when entered before it was read", async () => {
    const owner = await aPerson();
    const { photoId } = await upload(owner, await scanFile());
    await enterInto(owner, photoId, { artist: "Canary Holm" });
    await work("photos.process", photoId);
    expect(await saying(photoId, "Canary Holm")).toEqual([true, true]);
  });

  it("change in them, and only when they change", async () => {
    const owner = await aPerson();
    const { photoId } = await upload(owner, await scanFile());
    await work("photos.process", photoId);
    await enterInto(owner, photoId, { iso: 400 });
    expect(await queued(`photos.rederive:${photoId}`)).toHaveLength(0);
    await enterInto(owner, photoId, { copyright: "Canary 1986" });
    expect(await queued(`photos.rederive:${photoId}`)).toHaveLength(1);
    await work("photos.rederive", photoId);
    expect(await saying(photoId, "Canary 1986")).toEqual([true, true]);
    await enterInto(owner, photoId, { copyright: null });
    await work("photos.rederive", photoId);
    expect(await saying(photoId, "Canary 1986")).toEqual([false, false]);
  });
});
