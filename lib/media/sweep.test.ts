import { eq, inArray, sql } from "drizzle-orm";
import fc from "fast-check";
import { rmSync, truncateSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { files, photoFiles } from "@/db/schema";
import { aPerson, aPhoto } from "@/db/seed/factories";
import { dataDir } from "@/lib/core/env";
import { newToken } from "@/lib/core/ids";
import { makeAvif } from "@/lib/photos/avif/types";
import { processPhoto } from "@/lib/photos/processing/types";
import { enqueue } from "@/lib/platform/jobs";
import { head, put, type StoredObject } from "@/lib/platform/storage";
import { sweepObjects } from "./jobs";
import { recordFile, removeFiles } from "./mutations";

/** Before any job of any test was queued. */
const LONG_AGO = new Date("2020-01-01T00:00:00Z");

/** An object that was last written then. */
async function storedAt(at: Date): Promise<StoredObject> {
  const stored = await put("derivatives", Buffer.from(newToken()));
  utimesSync(join(dataDir(), "files", stored.key), at, at);
  return stored;
}

const record = async (stored: StoredObject) => {
  const { id: ownerId } = await aPerson();
  return db.transaction((tx) => recordFile(tx, { ownerId, variant: "w320", stored, type: "image/webp", urlToken: newToken(), access: "private" }));
};

const queued = (name: string) =>
  db.execute<{ payload: { refs: { key: string }[] } }>(sql`
  select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = ${name}`);

describe("the sweep of objects", () => {
  it("removes what no row names, and nothing that may still be named", async () => {
    const [lost, named, fresh] = [await storedAt(LONG_AGO), await storedAt(LONG_AGO), await storedAt(new Date())];
    await record(named);
    await sweepObjects();
    expect(await Promise.all([lost, named, fresh].map(async (ref) => (await head(ref)) !== null))).toEqual([false, true, true]);
  });

  it("leaves alone what a job that is still to be done may be about to name", async () => {
    const made = await storedAt(LONG_AGO);
    const key = newToken();
    await enqueue(db, processPhoto, { photoId: "x" }, { key });
    await db.execute(sql`update graphile_worker._private_jobs set created_at = '2019-01-01' where key = ${key}`);
    await sweepObjects();
    expect(await head(made)).not.toBeNull();
    await db.execute(sql`delete from graphile_worker._private_jobs where key = ${key}`);
    await sweepObjects();
    expect(await head(made)).toBeNull();
  });
});

describe("the sweep beside AVIF that waits", () => {
  it("is held up by what has been begun, and not by what has not", async () => {
    const made = await storedAt(LONG_AGO);
    const key = newToken();
    const begun = async (attempts: number) => {
      await db.execute(sql`delete from graphile_worker._private_jobs where key = ${key}`);
      await enqueue(db, makeAvif, { photoId: "x", revision: 0 }, { key });
      await db.execute(sql`update graphile_worker._private_jobs set created_at = '2019-01-01', attempts = ${attempts} where key = ${key}`);
    };
    await begun(1);
    await sweepObjects();
    expect(await head(made)).not.toBeNull();
    await begun(0);
    await sweepObjects();
    expect(await head(made)).toBeNull();
    await db.execute(sql`delete from graphile_worker._private_jobs where key = ${key}`);
  });
});

describe("the sweep of rows", () => {
  const told = async () => {
    const lines: string[] = [];
    const { missing } = await sweepObjects((line) => lines.push(line));
    expect(missing).toBe(lines.length);
    return (id: string | null) => lines.filter((line) => line.startsWith(`${id} `));
  };

  it("tells of bytes that are missing or cut short, and removes no row", async () => {
    const [whole, lost, cut] = [await storedAt(LONG_AGO), await storedAt(LONG_AGO), await storedAt(LONG_AGO)];
    const ids = [await record(whole), await record(lost), await record(cut)];
    rmSync(join(dataDir(), "files", lost.key));
    truncateSync(join(dataDir(), "files", cut.key), 3);
    const about = await told();
    expect(ids.map((id) => about(id))).toEqual([
      [],
      [`${ids[1]} w320 disk:${lost.key} is missing`],
      [`${ids[2]} w320 disk:${cut.key} has 3 bytes, not ${cut.bytes}`],
    ]);
    expect(
      await db
        .select({ id: files.id })
        .from(files)
        .where(inArray(files.id, ids as string[])),
    ).toHaveLength(3);
  });

  it("finds every difference in a crowd, both ways", async () => {
    const random = fc.sample(fc.record({ object: fc.boolean(), row: fc.boolean() }), { seed: 20_261_121, numRuns: 600 });
    const crowd = [];
    for (const { object, row } of random) {
      const stored = await storedAt(LONG_AGO);
      const id = row ? await record(stored) : null;
      if (!object) rmSync(join(dataDir(), "files", stored.key));
      crowd.push({ object, row, id, stored });
    }
    const about = await told();
    for (const { object, row, id, stored } of crowd) {
      expect((await head(stored)) !== null).toBe(object && row);
      expect(about(id).length).toBe(row && !object ? 1 : 0);
    }
  });

  it("tells of a store that is not configured, without asking it", async () => {
    const stored = await storedAt(LONG_AGO);
    const id = await record(stored);
    await db.update(files).set({ backend: "s3" }).where(eq(files.id, id!));
    const lines: string[] = [];
    await sweepObjects((line) => lines.push(line));
    expect(lines).toContainEqual(expect.stringMatching(/^\d+ files are in the store "s3", which is not configured$/));
    await db.delete(files).where(eq(files.id, id!));
  });
});

describe("a file", () => {
  it("is written down once per object", async () => {
    const stored = await storedAt(new Date());
    expect(await record(stored)).toEqual(expect.any(String));
    expect(await record(stored)).toBeNull();
  });

  it("goes with its row, and its bytes after the transaction", async () => {
    const photo = await aPhoto({ owner: await aPerson() });
    const rows = await db.select().from(files).innerJoin(photoFiles, eq(photoFiles.fileId, files.id)).where(eq(photoFiles.photoId, photo.id));
    await db.transaction((tx) =>
      removeFiles(
        tx,
        rows.map(({ files: file }) => file.id),
      ),
    );
    expect(await db.select().from(photoFiles).where(eq(photoFiles.photoId, photo.id))).toEqual([]);
    const removed = (await queued("media.remove")).map(({ payload }) => payload.refs.map(({ key }) => key).toSorted());
    expect(removed).toContainEqual(rows.map(({ files: { key } }) => key).toSorted());
  });
});
