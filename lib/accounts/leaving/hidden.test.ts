import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { files, personFiles, users } from "@/db/schema";
import { actorOf, aGear, aPerson, aPhoto, aTag, befriend, guest, PASSWORD, viewerOf, type Gear, type Photo, type Tag, type User } from "@/db/seed/factories";
import { newId, newToken } from "@/lib/core/ids";
import { feedPage, latestPhotos } from "@/lib/feed/data";
import { catalogue } from "@/lib/gear/catalogue/data";
import { gearPage } from "@/lib/gear/page/data";
import { findFile } from "@/lib/media/data";
import { getProfile } from "@/lib/people/data";
import { countsOf, getPhoto, photoCards, photosOf } from "@/lib/photos/data";
import { createSession, liveSession, type Viewer } from "@/lib/platform/session";
import { search } from "@/lib/search/data";
import { canonical } from "@/lib/search/schema";
import { popularTags } from "@/lib/tags/data";
import { cancelLeaving, leave } from "./mutations";
import { newKey } from "@/lib/platform/storage";

const browser = { userAgent: "Test Browser", address: "192.0.2.1" };

let leaver: User;
let friend: User;
let photo: Photo;
let camera: Gear;
let tag: Tag;
let avatarToken: string;

beforeEach(async () => {
  leaver = await aPerson({ avatarToken: (avatarToken = newToken()) });
  friend = await aPerson();
  [camera, tag] = [await aGear("camera"), await aTag()];
  await befriend(leaver, friend);
  photo = await aPhoto({ owner: leaver, camera, tags: [tag], title: `Quay ${newId().slice(-12)}` });
  const file = { ownerId: leaver.id, backend: "disk" as const, sha256: "0".repeat(64), bytes: 1, type: "image/webp", access: "public" as const };
  const fileId = newId();
  await db.insert(files).values({ ...file, id: fileId, variant: "avatar96", key: newKey("portraits"), urlToken: avatarToken });
  await db.insert(personFiles).values({ userId: leaver.id, purpose: "avatar", variant: "avatar96", fileId });
});

/** All that somebody comes across of the leaver, by where. */
async function seen(viewer: Viewer): Promise<Record<string, unknown>> {
  const found = await search(viewer, canonical({ owner: leaver.username }));
  const byWords = await search(viewer, canonical({ q: photo.title }));
  const feed = await feedPage(viewer, "everyone");
  return {
    profile: (await getProfile(viewer, leaver.username))?.id,
    photo: (await getPhoto(viewer, photo.id))?.id,
    card: (await photoCards(viewer, [photo.id])).length,
    row: (await photosOf(viewer, leaver.id)).photos.length,
    count: (await countsOf(viewer, leaver.id)).ready,
    feed: feed.entries.filter((entry) => entry.kind === "photos" && entry.owner.id === leaver.id).length,
    latest: (await latestPhotos(viewer, 1)).filter(({ id }) => id === photo.id).length,
    found: found.total,
    facets: [found.facets.camera, found.facets.tag].flatMap(({ values }) => values.map(({ count }) => count)),
    byWords: byWords.total,
    camera: (await gearPage(viewer, "camera", camera.slug))?.photos,
    cameraCount: (await catalogue(viewer, "camera", { q: camera.name })).entries.find(({ id }) => id === camera.id)?.photos,
    tag: (await popularTags(viewer, { limit: 100 })).find(({ folded }) => folded === tag.folded)?.photos,
    file: (await findFile(viewer, photo.urlToken, "w320"))?.open,
    original: (await findFile(viewer, photo.urlToken, "original"))?.fileName,
    avatar: (await findFile(viewer, avatarToken, "avatar96"))?.type,
    friends: (await getProfile(viewer, friend.username))?.people.friends,
  };
}

describe("while somebody is leaving", () => {
  it("nobody comes across them anywhere: pages, lists, search, counts, files, pictures", async () => {
    const file = expect.any(Boolean) as boolean;
    const shown = { profile: leaver.id, photo: photo.id, card: 1, row: 1, count: 1, feed: 1, latest: 1, found: 1, facets: [1, 1], byWords: 1 };
    const everything = { ...shown, camera: 1, cameraCount: 1, tag: 1, file, original: undefined, avatar: "image/webp", friends: 1 };
    const nothing = { camera: 0, card: 0, row: 0, count: 0, feed: 0, latest: 0, found: 0, facets: [], byWords: 0, friends: 0 };
    const viewers = [viewerOf(friend), viewerOf(await aPerson()), viewerOf(await aPerson({ role: "administrator" })), guest()];
    for (const viewer of viewers) expect(await seen(viewer)).toEqual(everything);
    await leave(actorOf(leaver), { leaver: leaver.username, password: PASSWORD }, browser);
    for (const viewer of viewers) expect(await seen(viewer)).toEqual(nothing);
    expect(await cancelLeaving(leaver.id, browser)).toBe(true);
    for (const viewer of viewers) expect(await seen(viewer)).toEqual(everything);
  });

  it("no session of theirs counts, not even one that begins meanwhile", async () => {
    await leave(actorOf(leaver), { leaver: leaver.username, password: PASSWORD }, browser);
    expect(await liveSession(await createSession(leaver.id, browser))).toBeNull();
    await cancelLeaving(leaver.id, browser);
    expect(await liveSession(await createSession(leaver.id, browser))).toMatchObject({ id: leaver.id });
  });

  it("nobody is led to them by a typing error", async () => {
    const name = `Zephyrine${newId().replaceAll(/\W|\d/g, "").slice(0, 6)}`;
    const mistyped = name.replace("ph", "f");
    await db.update(users).set({ name }).where(eq(users.id, leaver.id));
    expect(await search(guest(), canonical({ q: mistyped }))).toMatchObject({ total: 1, forgiving: true });
    await leave(actorOf(leaver), { leaver: leaver.username, password: PASSWORD }, browser);
    expect(await search(guest(), canonical({ q: mistyped }))).toMatchObject({ total: 0, forgiving: false });
  });
});
