import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { photoViews, postViews } from "@/db/schema";
import { aPerson, aPhoto, aPost, aView, guest, people, viewerOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { everyone, morePhotos, scansOf, suspend } from "../testing.test";
import { exportPerson, viewsOf } from "./data";
import { erasePerson, noteView } from "./mutations";
import { TARGETS, type Target } from "../types";

const aThing = async (target: Target, owner: User) => (target === "photo" ? aPhoto({ owner }) : aPost({ author: owner }));
const looks = (person: User, target: Target, id: string) => noteView(viewerOf(person), target, id);
const countFor = async (person: User, target: Target, id: string) => (await viewsOf(viewerOf(person), target, [id])).get(id);
const today = new Date().toISOString().slice(0, 10);

describe.each(TARGETS)("looking at a %s", (target) => {
  it("counts once per member and day, and not for whose it is, nor for guests", async () => {
    const [owner, reader, other] = (await people(3)) as [User, User, User];
    const { id } = await aThing(target, owner);
    for (const person of [owner, reader, reader, other]) await looks(person, target, id);
    await noteView(guest(), target, id);
    expect(await countFor(owner, target, id)).toBe(2);
    const thing = target === "photo" ? { photo: { id } } : { post: { id } };
    await aView(reader, thing, "2020-02-29");
    await aView(reader, thing);
    expect(await countFor(reader, target, id)).toBe(3);
    expect((await viewsOf(guest(), target, [id])).get(id)).toBe(3);
    expect((await viewsOf(guest({ mayLook: false }), target, [id])).get(id)).toBe(0);
  });

  it("counts for those alone who see it", async () => {
    const owner = await aPerson();
    const { id } = await aThing(target, owner);
    const { unconfirmed, blocked, blocker, stranger, former } = await everyone(owner);
    for (const person of [unconfirmed, blocked, blocker]) await looks(person, target, id);
    expect(await countFor(owner, target, id)).toBe(0);
    for (const person of [stranger, former]) await looks(person, target, id);
    expect(await countFor(owner, target, id)).toBe(2);
    expect(await countFor(blocked, target, id)).toBe(0);
    await suspend(owner);
    await looks(await aPerson(), target, id);
    expect(await db.$count(target === "photo" ? photoViews : postViews, eq(target === "photo" ? photoViews.photoId : postViews.postId, id))).toBe(2);
    for (const gone of [newId(), "nothing"]) await looks(stranger, target, gone);
  });

  it("comes to exactly as many as look, all at once, however often", async () => {
    const owner = await aPerson();
    const readers = await people(200);
    const { id } = await aThing(target, owner);
    await Promise.all(readers.map((reader) => looks(reader, target, id)));
    await Promise.all([...readers, ...Array.from({ length: 200 }, () => readers[0]!)].map((reader) => looks(reader, target, id)));
    expect(await countFor(owner, target, id)).toBe(200);
  });
});

it("the day is UTC's, wherever the server stands", async () => {
  const [owner, reader] = (await people(2)) as [User, User];
  const { id } = await aThing("photo", owner);
  await looks(reader, "photo", id);
  const [row] = await db.select({ day: photoViews.day }).from(photoViews).where(eq(photoViews.photoId, id));
  expect([today, new Date().toISOString().slice(0, 10)]).toContain(row?.day);
});

it("nobody is counted for a photo that is not published", async () => {
  const owner = await aPerson();
  const { id } = await aPhoto({ owner, status: "draft" });
  await looks(await aPerson(), "photo", id);
  expect(await db.$count(photoViews, eq(photoViews.photoId, id))).toBe(0);
});

it("go into the archive as far as one may still see what one looked at, and are erased in portions", async () => {
  const [owner, reader, other] = (await people(3)) as [User, User, User];
  const [photo, secret, post] = [await aPhoto({ owner }), await aPhoto({ owner, visibility: "private" }), await aPost({ author: owner })];
  await aView(reader, { photo }, "2026-01-01");
  await aView(reader, { photo }, "2026-01-02");
  await aView(reader, { photo: secret });
  await aView(reader, { post }, "2026-01-03");
  await aView(other, { photo });
  const rows: unknown[] = [];
  for await (const page of exportPerson(viewerOf(reader))) rows.push(...page.rows.map(({ data }) => data));
  expect(rows).toEqual([
    { what: "photo", id: photo.id, day: "2026-01-01" },
    { what: "photo", id: photo.id, day: "2026-01-02" },
    { what: "post", id: post.id, day: "2026-01-03" },
  ]);
  expect(await db.transaction((tx) => erasePerson(tx, reader.id, 3))).toEqual({ counts: { views: 4 }, more: true });
  expect(await db.transaction((tx) => erasePerson(tx, reader.id, 3))).toEqual({ counts: { views: 0 }, more: false });
  expect(await db.$count(postViews, eq(postViews.viewerId, reader.id))).toBe(0);
  expect(await db.$count(photoViews, eq(photoViews.photoId, photo.id))).toBe(1);
});

it("among twenty thousand views, nothing reads them all", async () => {
  const [owner, reader] = (await people(2)) as [User, User];
  const readers = await people(100);
  const photo = await aPhoto({ owner });
  await morePhotos(photo, 200);
  const by = sql`(select id from users where id in ${readers.map(({ id }) => id)})`;
  await db.execute(
    sql`insert into photo_views (photo_id, viewer_id, day) select t.id, u.id, '2026-01-01' from photos t, ${by} u where t.owner_id = ${owner.id}`,
  );
  await db.execute(sql`analyze photo_views, photos, users`);
  expect(await db.$count(photoViews)).toBeGreaterThan(20_000);
  expect(await scansOf(["photo_views"], () => viewsOf(viewerOf(reader), "photo", [photo.id]))).toEqual([]);
  expect(await scansOf(["photo_views"], () => looks(reader, "photo", photo.id))).toEqual([]);
  expect(
    await scansOf(["photo_views"], async () => {
      for await (const page of exportPerson(viewerOf(readers[0]!))) expect(page.section).toBe("views");
    }),
  ).toEqual([]);
});
