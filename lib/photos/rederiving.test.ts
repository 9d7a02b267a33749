import { describe, expect, it, vi } from "vitest";
import { actorOf, aPerson, guest } from "@/db/seed/factories";
import { findFile } from "@/lib/media/data";
import * as images from "@/lib/platform/images";
import { read, type StoredRef } from "@/lib/platform/storage";
import { getPhoto } from "./data";
import { updatePhoto } from "./mutations";
import { PUBLISHED_BY_DEFAULT } from "./publishing/types";
import { cameraFile, edit, filesOf, photoRow, queued, removals, storedKeys, upload, work } from "./testing.test";

vi.mock("@/lib/platform/images", { spy: true });

type Listed = Awaited<ReturnType<typeof filesOf>>[number];
const pictures = (listed: Listed[]) => listed.filter(({ variant }) => variant !== "original" && variant !== "full");
const says = async (ref: StoredRef, text: string) => (await read(ref)).includes(text);

describe("what its owner changes about a photo", () => {
  const aReadyPhoto = async () => {
    const owner = await aPerson();
    const { photoId } = await upload(owner, await cameraFile());
    await work("photos.process", photoId);
    return { owner, photoId };
  };

  it("takes a name out of every published file, under new addresses", async () => {
    const { owner, photoId } = await aReadyPhoto();
    const before = await filesOf(photoId);
    expect(await Promise.all(pictures(before).map(({ file }) => says(file, "Ann")))).toEqual([true, true, true]);
    await updatePhoto(actorOf(owner), edit(photoId, { published: ["iso"] }));
    expect(await queued(`photos.rederive:${photoId}`)).toHaveLength(1);
    await work("photos.rederive", photoId);
    const after = await filesOf(photoId);
    expect(await Promise.all(pictures(after).map(({ file }) => says(file, "Ann")))).toEqual([false, false, false]);
    expect(after[0]!.file.urlToken).not.toBe(before[0]!.file.urlToken);
    expect((await removals(pictures(before)[0]!.file.key)).map(({ key }) => key).toSorted()).toEqual(
      pictures(before)
        .map(({ file }) => file.key)
        .toSorted(),
    );
    expect((await getPhoto(guest(), photoId))?.camera).toMatchObject({ iso: 400, artist: null, copyright: null, make: null });
    expect((await getPhoto(guest(), photoId))?.gear).toEqual({ camera: null, lens: null });
  });

  it("gives others all pixels, with the notices and nothing else, and takes them back at once", async () => {
    const { owner, photoId } = await aReadyPhoto();
    await updatePhoto(actorOf(owner), edit(photoId, { allowFull: true }));
    await work("photos.rederive", photoId);
    const full = (await filesOf(photoId)).find(({ variant }) => variant === "full");
    expect(full).toMatchObject({ width: 900, height: 600, file: { type: "image/jpeg", access: "public" } });
    expect(await says(full!.file, "Ann 2026")).toBe(true);
    expect(await says(full!.file, "CANARY42")).toBe(false);
    expect(await findFile(guest(), full!.file.urlToken, "full")).not.toBeNull();
    expect((await photoRow(photoId)).widths).toEqual([320, 640, 900]);
    await updatePhoto(actorOf(owner), edit(photoId));
    expect(await findFile(guest(), full!.file.urlToken, "full")).toBeNull();
    await work("photos.rederive", photoId);
    expect((await filesOf(photoId)).map(({ variant }) => variant)).not.toContain("full");
  });

  it("is made once, whatever runs twice, and what was made of an older wish is thrown away", async () => {
    const { owner, photoId } = await aReadyPhoto();
    await updatePhoto(actorOf(owner), edit(photoId, { allowFull: true }));
    await Promise.all([work("photos.rederive", photoId), work("photos.rederive", photoId)]);
    const [made, objects] = [await filesOf(photoId), await storedKeys()];
    await work("photos.rederive", photoId);
    expect(await filesOf(photoId)).toEqual(made);
    expect(await storedKeys()).toEqual(objects);
    const late = work("photos.rederive", photoId);
    await updatePhoto(actorOf(owner), edit(photoId, { published: [] }));
    await late;
    expect(await filesOf(photoId)).toEqual(made);
    await work("photos.rederive", photoId);
    expect(await Promise.all(pictures(await filesOf(photoId)).map(({ file }) => says(file, "Ann")))).toEqual([false, false, false]);
  });

  it("is made next when it came while the photo was prepared, with as many tries as any other change", async () => {
    const owner = await aPerson();
    const { photoId } = await upload(owner, await cameraFile());
    const { derive } = await vi.importActual<typeof images>("@/lib/platform/images");
    vi.mocked(images.derive).mockImplementationOnce(async (...given) => {
      await updatePhoto(actorOf(owner), edit(photoId, { allowFull: true }));
      return derive(...given);
    });
    await work("photos.process", photoId);
    expect(await queued(`photos.rederive:${photoId}`)).toMatchObject([{ max_attempts: 10 }]);
    await work("photos.rederive", photoId);
    expect((await filesOf(photoId)).map(({ variant }) => variant)).toContain("full");
  });

  it("costs no new files where it shows in none", async () => {
    const { owner, photoId } = await aReadyPhoto();
    await updatePhoto(actorOf(owner), edit(photoId, { title: "New", published: PUBLISHED_BY_DEFAULT.filter((field) => field !== "iso") }));
    expect(await queued(`photos.rederive:${photoId}`)).toHaveLength(0);
    expect((await getPhoto(guest(), photoId))?.camera.iso).toBeNull();
  });
});
