import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db, type Transaction } from "@/db/client";
import { auditLog, gear, gearAliases, gearSlugs, photos } from "@/db/schema";
import { actorOf, aGear, aPerson, aPhoto, viewerOf, type Gear } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { resolveGear } from "../mutations";
import { gearAt } from "../page/data";
import { aliasOf } from "../rules";
import { candidatesFor, listGear, readGear } from "./data";
import { mergeGear, renameGear } from "./mutations";

const chief = await aPerson({ role: "administrator" });
const owner = await aPerson();
const actor = actorOf(chief, { recent: true });

const unheardOf = (): string => `Model ${newId().slice(-12)}`;
const resolve = (model: string, make = "Canon") => db.transaction((tx) => resolveGear(tx, "camera", make, model));
const photosOf = async (camera: Pick<Gear, "id">) => db.$count(photos, eq(photos.cameraId, camera.id));
const isThere = async ({ id }: Pick<Gear, "id">) => (await db.$count(gear, eq(gear.id, id))) === 1;
const leadsTo = async ({ kind, slug }: Pick<Gear, "kind" | "slug">) => (await gearAt(kind, slug))?.id;

async function aSpelled(): Promise<{ model: string; camera: Gear }> {
  const model = unheardOf();
  const id = await resolve(model);
  const [camera] = await db.select().from(gear).where(eq(gear.id, id!));
  return { model, camera: camera! };
}

/** Until somebody in this database waits for a row that another holds. */
async function waiting(): Promise<void> {
  const held = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await db.execute(held)).length, { timeout: 10_000 }).toBeGreaterThan(0);
}

/** Does something in a transaction that stays open until it is told to end. */
async function holding(act: (tx: Transaction) => Promise<unknown>): Promise<() => Promise<void>> {
  let [done, end]: (() => void)[] = [];
  const isDone = new Promise<void>((resolved) => (done = resolved));
  const isToEnd = new Promise<void>((resolved) => (end = resolved));
  const held = db.transaction(async (tx) => {
    await act(tx);
    done!();
    await isToEnd;
  });
  await Promise.race([isDone, held]);
  return async () => {
    end!();
    await held;
  };
}

describe("renaming gear", () => {
  it("gives it a name and its address, from which the earlier ones lead on, and back again", async () => {
    const { camera } = await aSpelled();
    const name = `Canon ${unheardOf()}`;
    await renameGear(actor, { gear: camera.id, maker: "Canon", name });
    const [after] = await db.select().from(gear).where(eq(gear.id, camera.id));
    expect(after).toMatchObject({ maker: "Canon", name, slug: name.toLowerCase().replaceAll(" ", "-") });
    expect([await leadsTo(camera), await leadsTo(after!)]).toEqual([camera.id, camera.id]);
    await renameGear(actor, { gear: camera.id, maker: "Canon", name: camera.name });
    expect([await leadsTo(camera), await leadsTo(after!)]).toEqual([camera.id, camera.id]);
    expect(await db.select().from(gearSlugs).where(eq(gearSlugs.gearId, camera.id))).toEqual([{ kind: "camera", slug: after!.slug, gearId: camera.id }]);
    // What changes nothing is not written down.
    await renameGear(actor, { gear: camera.id, maker: "Canon", name: camera.name });
    const deeds = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.actorId, chief.id), sql`${auditLog.facts}->>'gear' = ${camera.id}`));
    expect(deeds.map(({ action, facts }) => [action, facts])).toEqual([1, 2].map(() => ["gear.renamed", { gear: camera.id, moved: true }]));
  });

  it("refuses a name that is another's, or leads to another", async () => {
    const [one, two, three] = [await aSpelled(), await aSpelled(), await aSpelled()].map(({ camera }) => camera) as [Gear, Gear, Gear];
    await expect(renameGear(actor, { gear: one.id, maker: "Canon", name: two.name })).rejects.toMatchObject({ code: "conflict", field: "name" });
    await renameGear(actor, { gear: two.id, maker: "Canon", name: `${two.name} Mark II` });
    await expect(renameGear(actor, { gear: three.id, maker: "Canon", name: two.name })).rejects.toMatchObject({ code: "conflict", field: "name" });
    expect(await leadsTo(two)).toBe(two.id);
    // Lenses have addresses of their own.
    const lens = await aGear("lens");
    await renameGear(actor, { gear: lens.id, maker: "Canon", name: one.name });
    expect(await leadsTo(one)).toBe(one.id);
  });

  it("lets new spellings of the earlier name mean it", async () => {
    const { model, camera } = await aSpelled();
    await renameGear(actor, { gear: camera.id, maker: "Canon", name: `${camera.name} Mark II` });
    expect(await resolve(model, "CANON CORP.")).toBe(camera.id);
    expect(await resolve(model.toUpperCase(), "Canon Inc.")).toBe(camera.id);
    expect(await db.$count(gear, and(eq(gear.kind, "camera"), eq(gear.slug, camera.slug)))).toBe(0);
  });
});

describe("merging gear", () => {
  it("moves photos, spellings and addresses in one go, and writes it down without names", async () => {
    const [from, into] = [await aSpelled(), await aSpelled()];
    await renameGear(actor, { gear: from.camera.id, maker: "Canon", name: `${from.camera.name} Old` });
    for (const visibility of ["public", "private"] as const) await aPhoto({ owner, camera: from.camera, visibility });
    await aPhoto({ owner, camera: from.camera, status: "draft" });
    await aPhoto({ owner, camera: into.camera });
    expect(await readGear(viewerOf(chief), from.camera.id)).toMatchObject({ photos: 3, spelled: 1, earlier: [from.camera.slug] });
    expect(await mergeGear(actor, { gear: from.camera.id, into: into.camera.id })).toBe(3);
    expect([await isThere(from.camera), await photosOf(from.camera), await photosOf(into.camera)]).toEqual([false, 0, 4]);
    for (const slug of [from.camera.slug, `${from.camera.slug}-old`]) expect(await leadsTo({ kind: "camera", slug })).toBe(into.camera.id);
    expect(await resolve(from.model)).toBe(into.camera.id);
    expect(await resolve(from.model, "CANON INC.")).toBe(into.camera.id);
    expect(await readGear(viewerOf(chief), into.camera.id)).toMatchObject({ photos: 4, spelled: 3 });
    const [deed] = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.action, "gear.merged"), sql`${auditLog.facts}->>'gear' = ${from.camera.id}`));
    expect(deed).toMatchObject({ actorId: chief.id, targetId: null, facts: { gear: from.camera.id, into: into.camera.id, photos: 3 } });
    await expect(mergeGear(actor, { gear: from.camera.id, into: into.camera.id })).rejects.toMatchObject({ code: "not-found" });
  });

  it("moves the photos of a lens likewise, and refuses itself, the other kind and what is not there", async () => {
    const [one, two, camera] = [await aGear("lens"), await aGear("lens"), await aGear("camera")];
    const photo = await aPhoto({ owner, camera, lens: one });
    expect(await mergeGear(actor, { gear: one.id, into: two.id })).toBe(1);
    expect((await db.select().from(photos).where(eq(photos.id, photo.id)))[0]).toMatchObject({ lensId: two.id, cameraId: camera.id });
    await expect(mergeGear(actor, { gear: two.id, into: two.id })).rejects.toMatchObject({ code: "invalid" });
    await expect(mergeGear(actor, { gear: two.id, into: camera.id })).rejects.toMatchObject({ code: "invalid" });
    await expect(mergeGear(actor, { gear: two.id, into: newId() })).rejects.toMatchObject({ code: "not-found" });
    expect(await isThere(two)).toBe(true);
  });

  it("happens once of any number at the same moment, in whichever direction, and loses no photo", async () => {
    const cameras = [await aSpelled(), await aSpelled(), await aSpelled()].map(({ camera }) => camera) as [Gear, Gear, Gear];
    for (const camera of cameras) await aPhoto({ owner, camera });
    const pairs = cameras.flatMap((from) => cameras.filter((into) => into !== from).map((into) => ({ gear: from.id, into: into.id })));
    const answers = await Promise.allSettled([...pairs, ...pairs].map((merging) => mergeGear(actor, merging)));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    for (const answer of answers) if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "not-found" });
    const left = (await Promise.all(cameras.map(isThere))).flatMap((there, index) => (there ? [cameras[index]!] : []));
    expect(left).toHaveLength(1);
    expect(await photosOf(left[0]!)).toBe(3);
    for (const camera of cameras) expect(await leadsTo(camera)).toBe(left[0]!.id);
  });

  it("takes along the photo that is just being written with it", async () => {
    const [from, into] = [await aSpelled(), await aSpelled()];
    const photo = await aPhoto({ owner });
    const end = await holding(async (tx) => {
      await tx.select().from(photos).where(eq(photos.id, photo.id)).for("update");
      const cameraId = await resolveGear(tx, "camera", "Canon", from.model);
      await tx.update(photos).set({ cameraId }).where(eq(photos.id, photo.id));
    });
    const merging = mergeGear(actor, { gear: from.camera.id, into: into.camera.id });
    await waiting();
    await end();
    expect(await merging).toBe(1);
    expect(await photosOf(into.camera)).toBe(1);
  });

  it("is what a file means that names it while it is being merged, spelled as before or in another way", async () => {
    for (const make of ["Canon", "CANON INC."]) {
      const [from, into] = [await aSpelled(), await aSpelled()];
      // As merging does it, held open.
      const end = await holding(async (tx) => {
        await tx.select().from(gear).where(eq(gear.id, from.camera.id)).for("update");
        await tx.update(gearAliases).set({ gearId: into.camera.id }).where(eq(gearAliases.gearId, from.camera.id));
        await tx.insert(gearSlugs).values({ kind: "camera", slug: from.camera.slug, gearId: into.camera.id });
        await tx.delete(gear).where(eq(gear.id, from.camera.id));
      });
      const resolved = resolve(from.model, make);
      await waiting();
      await end();
      expect(await resolved).toBe(into.camera.id);
      expect(await db.$count(gearAliases, and(eq(gearAliases.folded, aliasOf(make, from.model)), eq(gearAliases.gearId, into.camera.id)))).toBe(1);
      expect(await db.$count(gear, and(eq(gear.kind, "camera"), eq(gear.slug, from.camera.slug)))).toBe(0);
    }
  });
});

describe("the administrators' list of gear", () => {
  it("finds gear by its name and by what files call it, page by page", async () => {
    const { model, camera } = await aSpelled();
    await resolve(model, "Canon Inc.");
    await renameGear(actor, { gear: camera.id, maker: "Canon", name: `Canon ${unheardOf()}` });
    for (const q of [model, model.toUpperCase()]) {
      const { gear: found, next } = await listGear(viewerOf(chief), "camera", q);
      expect([found.map(({ id, spelled }) => [id, spelled]), next]).toEqual([[[camera.id, 2]], null]);
      expect(found[0]!.spellings).toEqual(["canon inc.", "canon"].map((make) => `${make}|${model.toLowerCase()}`));
    }
    expect((await listGear(viewerOf(chief), "lens", model)).gear).toEqual([]);
  });

  it("offers as the same what is called alike, and never the thing itself or the other kind", async () => {
    const name = `Alike ${newId().slice(-12)}`;
    const [one, two, lens] = [await aGear("camera", name), await aGear("camera", `${name} II`), await aGear("lens", name)];
    const offered = await candidatesFor(viewerOf(chief), one);
    expect(offered[0]?.id).toBe(two.id);
    expect(offered.map(({ id }) => id)).not.toContain(one.id);
    expect((await candidatesFor(viewerOf(chief), one, name)).map(({ id }) => id)).toEqual([two.id]);
    expect(offered.map(({ id }) => id)).not.toContain(lens.id);
  });

  it("is nothing to anybody else, and nobody else renames or merges", async () => {
    const [one, two] = [await aGear("camera"), await aGear("camera")];
    for (const role of ["member", "moderator", "restricted"] as const) {
      const someone = await aPerson({ role });
      expect((await listGear(viewerOf(someone), "camera")).gear).toEqual([]);
      expect(await readGear(viewerOf(someone), one.id)).toBeNull();
      expect(await candidatesFor(viewerOf(someone), one)).toEqual([]);
      const them = actorOf(someone, { recent: true });
      await expect(renameGear(them, { gear: one.id, maker: "", name: "Mine" })).rejects.toMatchObject({ code: "forbidden" });
      await expect(mergeGear(them, { gear: one.id, into: two.id })).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(mergeGear(actorOf(chief, { recent: false }), { gear: one.id, into: two.id })).rejects.toMatchObject({ code: "forbidden" });
    expect([await isThere(one), await isThere(two)]).toEqual([true, true]);
  });
});
