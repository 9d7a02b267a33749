import { eq } from "drizzle-orm";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { gearSlugs, photoFiles } from "@/db/schema";
import { aGear, aPerson, aPhoto, befriend, block, follow, guest, people, viewerOf, type Gear, type Photo } from "@/db/seed/factories";
import type { Viewer } from "@/lib/platform/session";
import { cases } from "@/scripts/testing/property";
import { queriesOf } from "@/scripts/testing/queries";
import { choices, gearToCompare, matrix, specimens } from "./data";
import { apertureSteps, editingOf, focalSteps } from "./rules";
import { canonical } from "./schema";
import type { Cell, Wanted } from "./types";

const full = (options: Parameters<typeof aPhoto>[0]) => aPhoto({ allowFull: true, ...options });

const compare = (viewer: Viewer, gear: readonly Gear[], wanted: Partial<Wanted> = {}) =>
  matrix(viewer, canonical({ of: gear[0]!.kind, items: gear.map(({ slug }) => slug), ...wanted }));

/** The cells of one camera that hold something, by band. */
const cellsOf = async (viewer: Viewer, camera: Gear, wanted: Partial<Wanted> = {}): Promise<Record<number, Cell>> => {
  const { rows } = await compare(viewer, [camera], wanted);
  return Object.fromEntries(rows.flatMap(({ band, cells }) => (cells[0] ? [[band, cells[0]]] : [])));
};

describe("a matrix", () => {
  it("has a row for each ISO band, a column for each camera, and says where nothing is", async () => {
    const owner = await aPerson();
    const [a, b, empty] = [await aGear("camera"), await aGear("camera"), await aGear("camera")];
    const [low, edge] = [await full({ owner, camera: a, iso: 50 }), await full({ owner, camera: a, iso: 100 })];
    const [high, higher] = [await full({ owner, camera: b, iso: 100 }), await full({ owner, camera: b, iso: 102_400 })];
    await aPhoto({ owner, camera: empty });
    await full({ owner, camera: b, iso: null });
    const { columns, rows, lone, missing } = await compare(guest(), [b, a, empty], { iso: [0, 100, 25_600] });
    expect(columns.map(({ id }) => id)).toEqual([b.id, a.id, empty.id]);
    expect(rows.map(({ band, cells }) => [band, cells.map((cell) => cell?.photo.id)])).toEqual([
      [0, [undefined, low.id, undefined]],
      [100, [high.id, edge.id, undefined]],
      [25_600, [higher.id, undefined, undefined]],
    ]);
    expect(missing).toBe(0);
    expect(lone).toEqual([]);
    // Unless asked, where nothing stands beside nothing is left out, and said.
    expect(await compare(guest(), [b, a, empty])).toMatchObject({ rows: [{ band: 100 }], lone: [0, 25_600] });
    expect(await compare(guest(), [b, empty])).toMatchObject({ rows: [{ band: 100 }, { band: 25_600 }], lone: [] });
    const chosen = await compare(guest(), [a, b], { iso: [3200, 100] });
    expect(chosen.rows.map(({ band, cells }) => [band, cells.map((cell) => cell?.total)])).toEqual([
      [100, [1, 1]],
      [3200, [undefined, undefined]],
    ]);
  });

  it("matches by aperture, then focal length, then what is not edited, then size, then age", async () => {
    const owner = await aPerson();
    const camera = await aGear("camera");
    const base = { owner, camera, iso: 400, aperture: 8, focalLength35: 50, width: 3000, height: 2000 };
    const ranked = [
      await full({ ...base, aperture: 7.9, focalLength35: 51, width: 6000, height: 4000 }),
      await full({ ...base, software: "Ver.1.00" }),
      await full({ ...base, width: 2000 }),
      await full({ ...base, software: "Adobe Lightroom 7", width: 9000, height: 6000 }),
      await full({ ...base, focalLength35: 85 }),
      await full({ ...base, aperture: 5.6 }),
      await full({ ...base, aperture: null }),
    ];
    const walked: Cell[] = [];
    for (let next: string | null | undefined; walked.length < ranked.length; next = walked.at(-1)!.next) {
      if (next === null) break;
      walked.push((await cellsOf(guest(), camera, { aperture: 8, focal: 50, cells: next ? [next] : [] }))[400]!);
    }
    expect(walked.map(({ photo }) => photo.id)).toEqual(ranked.map(({ id }) => id));
    expect(walked.map(({ place, total }) => [place, total])).toEqual(ranked.map((_, index) => [index + 1, ranked.length]));
    expect(walked.map(({ previous }) => previous)).toEqual([null, ...ranked.slice(0, -1).map(({ id }) => id)]);
    // Without anything to match, what nobody changed and has most pixels stands first.
    expect((await cellsOf(guest(), camera))[400]!.photo.id).toBe(ranked[0]!.id);
    expect(walked.map(({ photo }) => photo.editing.kind)).toEqual(["unsaid", "camera", "unsaid", "edited", "unsaid", "unsaid", "unsaid"]);
  });

  it("counts nearness in SQL as the rules do", async () => {
    const owner = await aPerson();
    const camera = await aGear("camera");
    const made: Photo[] = [];
    for (const [aperture, focalLength35] of [
      [1.4, 24],
      [1.8, 35],
      [2.8, 50],
      [2.8, 52],
      [3.2, 50],
      [4, 85],
      [5.6, 49],
      [8, 200],
      [9, null],
      [null, 50],
    ] as const)
      made.push(await full({ owner, camera, iso: 400, aperture, focalLength35, software: aperture === 2.8 ? "GIMP 2" : null }));
    const asked = fc.record({ aperture: fc.integer({ min: 10, max: 220 }).map((n) => n / 10), focal: fc.integer({ min: 12, max: 400 }) });
    await fc.assert(
      fc.asyncProperty(asked, async ({ aperture, focal }) => {
        const key = (photo: Photo) => [
          apertureSteps(aperture, photo.aperture),
          focalSteps(focal, photo.focalLength35),
          Number(editingOf(photo).kind === "edited"),
        ];
        const compareKeys = (a: number[], b: number[]): number => a.map((n, index) => n - b[index]!).find((n) => n !== 0) ?? 0;
        const best = made.toSorted((a, b) => compareKeys(key(a), key(b)) || (a.id < b.id ? 1 : -1))[0]!;
        expect((await cellsOf(guest(), camera, { aperture, focal }))[400]!.photo.id).toBe(best.id);
      }),
      cases(20),
    );
  });

  it("takes a chosen photograph into its cell, and nothing that belongs into none", async () => {
    const owner = await aPerson();
    const [camera, other] = [await aGear("camera"), await aGear("camera")];
    const [old, best] = [await full({ owner, camera, iso: 400 }), await full({ owner, camera, iso: 500 })];
    const strange = await full({ owner, camera: other, iso: 400 });
    const chosen = await cellsOf(guest(), camera, { cells: [old.id, strange.id] });
    expect(chosen).toMatchObject({ 400: { photo: { id: old.id }, place: 2, total: 2, previous: best.id, next: null } });
    expect(Object.keys(chosen)).toEqual(["400"]);
  });

  it("compares lenses likewise, with what each was on", async () => {
    const owner = await aPerson();
    const [camera, a, b] = [await aGear("camera"), await aGear("lens"), await aGear("lens")];
    for (const lens of [a, b]) await full({ owner, camera, lens, iso: 200 });
    const { rows } = await compare(guest(), [a, b]);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.cells.map((cell) => [cell!.photo.lensName, cell!.photo.cameraName])).toEqual([
      [a.name, camera.name],
      [b.name, camera.name],
    ]);
  });

  it("asks the database three times, however many cells there are", async () => {
    const owner = await aPerson();
    const gear = [await aGear("camera"), await aGear("camera"), await aGear("camera")];
    for (const camera of gear) for (const iso of [100, 200, 400, 800]) await full({ owner, camera, iso });
    expect(await queriesOf(() => compare(viewerOf(owner), gear))).toHaveLength(3);
  });
});

describe("who sees what", () => {
  /** What somebody sees of a camera in one band: the number, and the photographs, one after the other. */
  const seenBy = async (viewer: Viewer, camera: Gear): Promise<string[]> => {
    const seen: string[] = [];
    for (let next: string | null | undefined; next !== null;) {
      const cell: Cell | undefined = (await cellsOf(viewer, camera, { cells: next ? [next] : [] }))[200];
      if (!cell) return seen;
      seen.push(cell.photo.id);
      expect(cell.total).toBeGreaterThanOrEqual(seen.length);
      next = cell.next;
      if (next === null) expect(cell.total).toBe(seen.length);
    }
    return seen;
  };

  it("is only what is public and may be had in full, whoever asks", async () => {
    const [owner, friend] = await people(2, { friends: true });
    const camera = await aGear("camera");
    const shown = await full({ owner: owner!, camera });
    await full({ owner: owner!, camera, visibility: "friends" });
    await full({ owner: owner!, camera, visibility: "private" });
    await aPhoto({ owner: owner!, camera });
    await full({ owner: owner!, camera, status: "draft" });
    await full({ owner: owner!, camera, deletedAt: new Date() });
    await full({ owner: owner!, camera, removedAt: new Date() });
    const unmade = await full({ owner: owner!, camera });
    await db.delete(photoFiles).where(eq(photoFiles.fileId, (await fileOf(unmade))!));
    for (const viewer of [guest(), viewerOf(owner!), viewerOf(friend!), viewerOf(await aPerson())]) expect(await seenBy(viewer, camera)).toEqual([shown.id]);
    expect(await seenBy(guest({ mayLook: false }), camera)).toEqual([]);
  });

  it("excludes those who are blocked, and what the suspended and those who leave have shared", async () => {
    const [owner, blocked, blocker] = await people(3);
    const [suspended, leaving] = [await aPerson({ suspendedAt: new Date() }), await aPerson({ deletesAt: new Date(Date.now() + 86_400_000) })];
    const camera = await aGear("camera");
    const shown = await full({ owner: owner!, camera });
    for (const hidden of [suspended, leaving]) await full({ owner: hidden, camera });
    await block(owner!, blocked!);
    await block(blocker!, owner!);
    expect(await seenBy(guest(), camera)).toEqual([shown.id]);
    for (const shut of [blocked!, blocker!]) {
      expect(await seenBy(viewerOf(shut), camera)).toEqual([]);
      expect(await gearToCompare(viewerOf(shut), "camera", [camera.slug])).toEqual([]);
      expect(await specimens(viewerOf(shut), [shown.id])).toEqual([]);
      expect((await choices(viewerOf(shut), "camera", camera.name)).map(({ id }) => id)).toEqual([]);
    }
  });

  it("opens a private account to those it lets in", async () => {
    const owner = await aPerson({ private: true });
    const [follower, friend, stranger] = await people(3);
    await follow(follower!, owner);
    await befriend(friend!, owner);
    const camera = await aGear("camera");
    const shown = await full({ owner, camera });
    for (const viewer of [viewerOf(owner), viewerOf(follower!), viewerOf(friend!)]) expect(await seenBy(viewer, camera)).toEqual([shown.id]);
    for (const viewer of [guest(), viewerOf(stranger!)]) expect(await seenBy(viewer, camera)).toEqual([]);
  });

  it("gives nothing away of gear that only hidden photographs know", async () => {
    const [owner, stranger] = await people(2);
    const camera = await aGear("camera");
    const hidden = await full({ owner: owner!, camera, visibility: "private" });
    const shown = await compare(viewerOf(stranger!), [camera], { cells: [hidden.id] });
    expect(shown).toEqual({ columns: [], rows: [], lone: [], missing: 1 });
    expect(await choices(viewerOf(stranger!), "camera", camera.name)).toEqual([]);
    // To its owner the camera is there; but what is private is not held against others' either.
    expect(await compare(viewerOf(owner!), [camera])).toMatchObject({ columns: [{ id: camera.id }], rows: [], missing: 0 });
  });

  const fileOf = async (photo: Photo): Promise<string | undefined> => {
    const rows = await db.select({ id: photoFiles.fileId, variant: photoFiles.variant }).from(photoFiles).where(eq(photoFiles.photoId, photo.id));
    return rows.find(({ variant }) => variant === "full")?.id;
  };
});

describe("gear to compare", () => {
  it("stands in the order named, once each, and is found under earlier addresses", async () => {
    const owner = await aPerson();
    const [a, b] = [await aGear("camera"), await aGear("camera")];
    for (const camera of [a, b]) await aPhoto({ owner, camera });
    await db.insert(gearSlugs).values({ kind: "camera", slug: `was-${a.slug}`, gearId: a.id });
    const found = await gearToCompare(guest(), "camera", [b.slug, "nobody-has-this", `was-${a.slug}`, a.slug]);
    expect(found.map(({ slug }) => slug)).toEqual([b.slug, a.slug]);
    expect(await gearToCompare(guest(), "lens", [a.slug])).toEqual([]);
  });

  it("is offered by how much of it may be compared, and by its name", async () => {
    const owner = await aPerson();
    const mark = `Mk${Date.now().toString(36)}`;
    const [often, once] = [await aGear("lens", `${mark} Often 50`), await aGear("lens", `${mark} Once 35`)];
    for (const lens of [often, often, once]) await full({ owner, lens });
    await aPhoto({ owner, lens: once });
    await full({ owner, lens: once, iso: null });
    const found = async (words: string) => (await choices(guest(), "lens", words)).map(({ name, photos }) => [name, photos]);
    expect(await found(mark)).toEqual([
      [often.name, 2],
      [once.name, 1],
    ]);
    expect(await found(`35 ${mark.toUpperCase()}`)).toEqual([[once.name, 1]]);
    expect(await found(`${mark} %`)).toEqual([]);
  });
});

describe("photographs to compare", () => {
  it("come as named, with all their pixels, and only those one may have", async () => {
    const owner = await aPerson();
    const [a, b] = [await full({ owner, camera: "Testar One", software: "darktable 4.6" }), await full({ owner })];
    const withheld = await aPhoto({ owner });
    const found = await specimens(guest(), [b.id, withheld.id, "nonsense", a.id, b.id]);
    expect(found.map(({ id }) => id)).toEqual([b.id, a.id]);
    expect(found[1]).toMatchObject({
      cameraName: "Testar One",
      editing: { kind: "edited", by: "darktable" },
      full: { address: `/f/${a.urlToken}/full.jpg`, width: 3000, height: 2000 },
      type: "image/jpeg",
    });
    expect(await specimens(guest(), [])).toEqual([]);
  });
});
