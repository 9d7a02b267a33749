import { eq, inArray, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { files, photoFiles, photos, users } from "@/db/schema";
import { actorOf, aPerson, aPhoto, befriend, guest, people, viewerOf, type Photo, type User } from "@/db/seed/factories";
import type { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { feedPage } from "@/lib/feed/data";
import { getPhoto, photosOf } from "../data";
import { deletePhoto } from "../mutations";
import { PUBLISHED_BY_DEFAULT } from "../publishing/types";
import { cameraFile, photoRow, queued, upload, work } from "../testing.test";
import type { PhotoId } from "../types";
import { draftsOf } from "./data";
import { publishPhotos, reviewDrafts } from "./mutations";
import type { Card, Changes, Deed } from "./schema";
import type { Draft } from "./types";

const aDraft = (owner: User, columns: Partial<Parameters<typeof aPhoto>[0]> = {}): Promise<Photo> =>
  aPhoto({ owner, widths: [320], status: "draft", ...columns });
const seenBy = async (viewer: Parameters<typeof photosOf>[0], owner: User) => (await photosOf(viewer, owner.id)).photos.map(({ id }) => id);
const entriesOf = async (owner: User) =>
  (await feedPage(guest(), "everyone")).entries.filter((entry) => entry.kind === "photos").filter((entry) => entry.owner.id === owner.id);

const review = (owner: User, deed: Deed, cards: Card[] = []) => reviewDrafts(actorOf(owner), { cards, deed, selected: [] });

/** A card as the page of drafts shows it, with something typed over it. */
async function cardOf(owner: User, id: PhotoId, typed: Partial<Card> = {}): Promise<Card> {
  const draft = (await draftsOf(viewerOf(owner))).drafts.find((one) => one.id === id) as Draft;
  const { title, description, place, alt, licence, visibility, allowFull, seen } = draft;
  const said = { title, description, place, alt, licence, visibility, allowFull, seen };
  return { photoId: id, ...said, tags: draft.tags.map(({ name }) => name), published: [...draft.published], ...typed };
}

const give = (changes: Partial<Changes>): Changes => ({ tags: [], show: [], hide: [], ...changes });

describe("publishing", () => {
  it("shows drafts to whom they are for, together, at the top of the feed, from that moment on", async () => {
    const owner = await aPerson();
    const long = new Date("2026-01-01T00:00:00Z");
    const drafts = [await aDraft(owner, { createdAt: long }), await aDraft(owner, { createdAt: long }), await aDraft(owner, { visibility: "private" })];
    const later = await aPhoto({ owner, widths: [320] });
    expect(await seenBy(guest(), owner)).toEqual([later.id]);
    const before = Date.now();
    expect(
      await publishPhotos(
        actorOf(owner),
        drafts.map(({ id }) => id),
      ),
    ).toBe(3);
    expect((await seenBy(guest(), owner)).toSorted()).toEqual([drafts[0]!.id, drafts[1]!.id, later.id].toSorted());
    const [entry, ...others] = await entriesOf(owner);
    expect(entry).toMatchObject({ total: 2, photos: [{ id: drafts[0]!.id }, { id: drafts[1]!.id }] });
    expect(entry!.sharedAt.getTime()).toBeGreaterThanOrEqual(before - 1000);
    expect(others).toHaveLength(1);
    const rows = await Promise.all(drafts.map(({ id }) => photoRow(id)));
    expect(new Set(rows.map(({ uploadId }) => uploadId)).size).toBe(1);
    expect(rows.map(({ status }) => status)).toEqual(["ready", "ready", "ready"]);
  });

  it("happens once, however often and however simultaneously it is said", async () => {
    const owner = await aPerson();
    const ids = [(await aDraft(owner)).id, (await aDraft(owner)).id];
    const counts = await Promise.all(Array.from({ length: 6 }, (_, i) => publishPhotos(actorOf(owner), i % 2 ? ids : ids.toReversed())));
    expect(counts.filter((count) => count > 0)).toEqual([2]);
    const first = await photoRow(ids[0]!);
    expect(await publishPhotos(actorOf(owner), ids)).toBe(0);
    expect(await photoRow(ids[0]!)).toEqual(first);
    expect(await entriesOf(owner)).toHaveLength(1);
  });

  it("takes no photo of anybody else, and none that is deleted, taken down or failed", async () => {
    const [owner, other] = await people(2);
    const theirs = await aDraft(other!);
    const gone = [
      await aDraft(owner!, { deletedAt: new Date() }),
      await aDraft(owner!, { removedAt: new Date() }),
      await aPhoto({ owner: owner!, status: "failed", publishedAt: null }),
    ];
    expect(
      await publishPhotos(
        actorOf(owner!),
        [theirs, ...gone].map(({ id }) => id),
      ),
    ).toBe(0);
    expect(await publishPhotos(actorOf(owner!), { until: newId() })).toBe(0);
    expect((await photoRow(theirs.id)).status).toBe("draft");
  });

  it("means by all those that had arrived when somebody looked", async () => {
    const owner = await aPerson();
    const seen = await aDraft(owner);
    const { until } = await draftsOf(viewerOf(owner));
    const arrived = await aDraft(owner);
    expect(await publishPhotos(actorOf(owner), { until: until! })).toBe(1);
    expect([(await photoRow(seen.id)).status, (await photoRow(arrived.id)).status]).toEqual(["ready", "draft"]);
  });

  it("of one that is still being prepared comes true when it is", async () => {
    const owner = await aPerson();
    const { photoId } = await upload(owner, await cameraFile(), { draft: true });
    expect((await photoRow(photoId)).publishedAt).toBeNull();
    expect(await publishPhotos(actorOf(owner), [photoId])).toBe(1);
    expect((await photoRow(photoId)).status).toBe("processing");
    await work("photos.process", photoId);
    expect((await photoRow(photoId)).status).toBe("ready");
    expect(await seenBy(guest(), owner)).toEqual([photoId]);
  });

  it.each([
    ["unconfirmed", { confirmed: false }],
    ["restricted", { role: "restricted" as const }],
    ["suspended", { suspendedAt: new Date() }],
    ["leaving", { deletesAt: new Date() }],
  ])("is not for someone %s, by whichever way", async (_name, columns) => {
    const owner = await aPerson(columns);
    const { id } = await aDraft(owner);
    const ways = [() => publishPhotos(actorOf(owner), [id]), () => review(owner, { does: "publish", which: [id] })];
    for (const way of ways) await expect(way()).rejects.toMatchObject({ code: "forbidden" } satisfies Partial<AppError>);
    expect((await photoRow(id)).status).toBe("draft");
  });
});

describe("looking drafts through", () => {
  it("writes what was changed on a card, and not what another tab has changed on one that was left alone", async () => {
    const owner = await aPerson();
    const [mine, other] = [await aDraft(owner, { place: "Here" }), await aDraft(owner)];
    const cards = [await cardOf(owner, mine.id, { title: "Evening", tags: ["Rain"], published: ["iso"] }), await cardOf(owner, other.id)];
    await db.update(photos).set({ title: "From another tab" }).where(eq(photos.id, other.id));
    await review(owner, { does: "save" }, cards);
    expect(await getPhoto(viewerOf(owner), mine.id)).toMatchObject({ title: "Evening", place: "Here", tags: [{ name: "Rain" }], own: { published: ["iso"] } });
    expect((await photoRow(other.id)).title).toBe("From another tab");
    expect((await photoRow(mine.id)).aperture).toBeNull();
  });

  it("does not touch what has been published meanwhile, nor what is somebody else's", async () => {
    const [owner, other] = await people(2);
    const [mine, theirs] = [await aDraft(owner!), await aDraft(other!)];
    const cards = [await cardOf(owner!, mine.id, { title: "Too late" }), await cardOf(other!, theirs.id, { title: "Not yours" })];
    await publishPhotos(actorOf(owner!), [mine.id]);
    await review(owner!, { does: "save" }, cards);
    expect([(await photoRow(mine.id)).title, (await photoRow(theirs.id)).title]).toEqual(["", ""]);
  });

  it("saves and publishes in one go, or does nothing", async () => {
    const owner = await aPerson();
    const { id } = await aDraft(owner);
    const cards = [await cardOf(owner, id, { title: "Evening" })];
    expect(await review(owner, { does: "publish", which: [id] }, cards)).toMatchObject({ did: "published", count: 1 });
    expect(await photoRow(id)).toMatchObject({ title: "Evening", status: "ready" });
    const next = await aDraft(owner);
    const typed = [await cardOf(owner, next.id, { title: "Lost?" })];
    await db.update(users).set({ role: "restricted" }).where(eq(users.id, owner.id));
    await expect(review(owner, { does: "publish", which: [next.id] }, typed)).rejects.toMatchObject({ code: "forbidden" });
    expect((await photoRow(next.id)).title).toBe("");
  });

  it("gives many what was filled in, and leaves the rest as it is", async () => {
    const owner = await aPerson();
    const made = [
      await aDraft(owner, { title: "One", tags: ["Fog"] }),
      await aDraft(owner, { visibility: "private", published: ["iso", "location"], latitude: 1 }),
    ];
    const untouched = await aDraft(owner);
    const changes = give({ place: "Lake Bled", licence: "cc-by", visibility: "friends", tags: ["Rain", "fog"], show: ["aperture"], hide: ["location"] });
    const to = made.map(({ id }) => id);
    expect(await review(owner, { does: "apply", to, changes })).toMatchObject({ did: "applied", count: 2 });
    const [one, two] = await Promise.all(to.map((id) => getPhoto(viewerOf(owner), id)));
    expect(one).toMatchObject({ title: "One", place: "Lake Bled", licence: "cc-by", visibility: "friends" });
    expect(one?.tags.map(({ folded }) => folded)).toEqual(["fog", "rain"]);
    expect(one?.own?.published).toEqual(PUBLISHED_BY_DEFAULT);
    expect(two?.own?.published).toEqual(["aperture", "iso"]);
    expect(await photoRow(to[1]!)).toMatchObject({ aperture: 2.8, latitude: null, heldBack: { latitude: 1 } });
    expect(await photoRow(untouched.id)).toEqual(untouched);
    const access = await db
      .select({ access: files.access })
      .from(files)
      .where(inArray(files.id, db.select({ id: photoFiles.fileId }).from(photoFiles).where(inArray(photoFiles.photoId, to))));
    expect(new Set(access.map((file) => file.access))).toEqual(new Set(["private"]));
  });

  it("makes files anew for what shows in them, and only for those", async () => {
    const owner = await aPerson();
    const [has, hasNot, silent] = [await aDraft(owner, { allowFull: true }), await aDraft(owner), await aDraft(owner, { published: ["iso"] })];
    const to = [has.id, hasNot.id];
    await review(owner, { does: "apply", to, changes: give({ allowFull: true }) });
    await review(owner, { does: "apply", to: [silent.id], changes: give({ show: ["artist"] }) });
    const waiting = await Promise.all([has, hasNot, silent].map(async ({ id }) => (await queued(`photos.rederive:${id}`)).length));
    expect(waiting).toEqual([0, 1, 1]);
    expect((await photoRow(hasNot.id)).revision).toBe(hasNot.revision + 1);
  });

  it("adds no more tags than a photo can carry", async () => {
    const owner = await aPerson();
    const full = await aDraft(owner, { tags: Array.from({ length: 29 }, (_, i) => `t${i}`) });
    await review(owner, { does: "apply", to: [full.id], changes: give({ tags: ["Rain", "Fog", "t3"] }) });
    expect((await getPhoto(viewerOf(owner), full.id))?.tags).toHaveLength(30);
  });

  it("discards drafts at once, and has them back while there is time", async () => {
    const owner = await aPerson();
    const [kept, gone, earlier] = [await aDraft(owner), await aDraft(owner), await aDraft(owner)];
    await review(owner, { does: "discard", which: [earlier.id] });
    const { count, discarded } = await review(owner, { does: "discard", which: [gone.id] });
    expect(count).toBe(1);
    expect((await draftsOf(viewerOf(owner))).drafts.map(({ id }) => id)).toEqual([kept.id]);
    expect(await queued(`photos.purge:${gone.id}`)).toHaveLength(1);
    expect((await review(await aPerson(), { does: "restore", discarded: discarded! })).count).toBe(0);
    expect((await review(owner, { does: "restore", discarded: discarded! })).count).toBe(1);
    expect((await draftsOf(viewerOf(owner))).all).toBe(2);
    await work("photos.purge", gone.id);
    expect((await photoRow(gone.id)).deletedAt).toBeNull();
  });

  it("discards no photo that is published", async () => {
    const owner = await aPerson();
    const { id } = await aPhoto({ owner });
    expect((await review(owner, { does: "discard", which: [id] })).count).toBe(0);
    expect((await photoRow(id)).deletedAt).toBeNull();
    await deletePhoto(actorOf(owner), id);
    const moment = sql<string>`(extract(epoch from ${photos.deletedAt}) * 1000000)::bigint::text`;
    const [row] = await db.select({ moment }).from(photos).where(eq(photos.id, id));
    expect((await review(owner, { does: "restore", discarded: row!.moment })).count).toBe(0);
  });
});

describe("the drafts of a person", () => {
  it("are read by them alone, those in preparation too", async () => {
    const [owner, friend] = await people(2);
    await befriend(owner!, friend!);
    const draft = await aDraft(owner!);
    const processing = await aPhoto({ owner: owner!, status: "processing", publishedAt: null });
    await aPhoto({ owner: owner!, status: "processing" });
    await aPhoto({ owner: owner! });
    const mine = await draftsOf(viewerOf(owner!));
    expect(mine.drafts.map(({ id, status }) => [id, status])).toEqual([
      [processing.id, "processing"],
      [draft.id, "draft"],
    ]);
    expect(mine).toMatchObject({ all: 2, until: processing.id, next: null });
    for (const viewer of [viewerOf(friend!), guest()]) expect(await draftsOf(viewer)).toEqual({ drafts: [], next: null, all: 0, until: null });
  });

  it("come the newest batch first, each as it arrived, in pages of sixty", async () => {
    const owner = await aPerson();
    const [older, newer] = [newId<"upload">(), newId<"upload">()];
    const made: string[] = [];
    for (let i = 0; i < 63; i += 1) made.push((await aDraft(owner, { uploadId: i < 3 ? older : newer })).id);
    const first = await draftsOf(viewerOf(owner));
    const second = await draftsOf(viewerOf(owner), first.next!);
    expect([first.drafts.length, first.all, second.next]).toEqual([60, 63, null]);
    expect([...first.drafts, ...second.drafts].map(({ id }) => id)).toEqual([...made.slice(3), ...made.slice(0, 3)]);
  });
});
