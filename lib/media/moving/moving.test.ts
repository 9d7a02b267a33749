import { createHash, randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { files, ingestUploads } from "@/db/schema";
import { aPerson } from "@/db/seed/factories";
import { newId, newToken } from "@/lib/core/ids";
import { enqueue } from "@/lib/platform/jobs";
import * as storage from "@/lib/platform/storage";
import type { StoredObject } from "@/lib/platform/storage";
import { NO_S3, testBucket } from "@/scripts/testing/s3";
import { mediaJobs, sweepObjects } from "../jobs";
import { recordFile } from "../mutations";
import { removeObjects } from "../types";
import { moveFiles } from "./mutations";
import type { MoveOptions } from "./types";

vi.mock("@/lib/platform/storage", { spy: true });

const bucket = testBucket();

/** The settings of an instance that has both stores, the bucket still empty. */
function withBucket(current: "disk" | "s3" = "disk"): void {
  const { endpoint = "", region, bucket: name, accessKeyId, secretAccessKey } = bucket!;
  const settings = { S3_ENDPOINT: endpoint, S3_REGION: region, S3_BUCKET: name, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey };
  for (const [name_, value] of Object.entries({ ...settings, S3_PREFIX: `moving-${newId()}`, STORAGE: current })) vi.stubEnv(name_, value);
}

afterEach(async () => {
  vi.resetAllMocks();
  if (storage.backends().includes("s3")) await storage.remove((await inBucket()).map((key) => ({ backend: "s3", key })));
  vi.unstubAllEnvs();
});

async function inBucket(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list("s3")) keys.push(key);
  return keys;
}

type Stored = { id: string; content: Buffer; stored: StoredObject };

async function aFile(content = randomBytes(2_000)): Promise<Stored> {
  const stored = await storage.put("originals", content);
  const { id: ownerId } = await aPerson();
  const id = await db.transaction((tx) => recordFile(tx, { ownerId, variant: "w320", stored, type: "image/webp", urlToken: newToken(), access: "private" }));
  return { id: id!, content, stored };
}

const rowOf = async (id: string) => (await db.select().from(files).where(eq(files.id, id)))[0]!;

const move = (to: "disk" | "s3", options: Partial<MoveOptions> = {}) =>
  moveFiles({ to, signal: new AbortController().signal, report: () => undefined, tell: () => undefined, ...options });

/** When the old bytes of a file will go, in seconds from now; null when nobody has asked for that. */
async function removalOf({ stored }: Stored): Promise<number | null> {
  const [row] = await db.execute<{ seconds: number }>(sql`
    select extract(epoch from run_at - now())::float8 as seconds from graphile_worker._private_jobs
    where payload::jsonb -> 'refs' @> ${JSON.stringify([{ backend: stored.backend, key: stored.key }])}::jsonb`);
  return row?.seconds ?? null;
}

const runRemoval = ({ stored: { backend, key } }: Stored) => mediaJobs["media.remove"]!({ refs: [{ backend, key }] }, {} as never);

/** Runs what the move has queued for the old bytes of a file. */
async function sayFarewell({ stored }: Stored): Promise<void> {
  const [job] = await db.execute<{ id: string; payload: unknown }>(sql`
    delete from graphile_worker._private_jobs
    where payload::jsonb -> 'refs' @> ${JSON.stringify([{ backend: stored.backend, key: stored.key }])}::jsonb returning id::text, payload`);
  await mediaJobs["media.removeOld"]!(job!.payload, { job: { id: job!.id } } as never);
}

/** No row of these files names bytes that are not there, whole and unchanged. */
async function allThere(all: Stored[]): Promise<void> {
  for (const { id, content } of all) expect((await storage.read(await rowOf(id))).equals(content)).toBe(true);
}

// Rows that other tests of this database have made speak of no bytes: a move would only complain about them.
const only = (all: Stored[]) =>
  db.execute(sql`delete from files where id not in (select jsonb_array_elements_text(${JSON.stringify(all.map(({ id }) => id))}::jsonb)::uuid)`);

describe.skipIf(!bucket)(`moving files${bucket ? "" : `: ${NO_S3}`}`, () => {
  it("takes each from one store to the other and back, and their old bytes go a minute later", async () => {
    withBucket();
    const all = [await aFile(), await aFile(randomBytes(9_000_000)), await aFile()];
    await only(all);
    const heard: number[] = [];
    expect(await move("s3", { report: (progress) => heard.push(progress.files) })).toEqual({ files: 3, bytes: 9_004_000, failed: 0 });
    expect(heard).toEqual([1, 2, 3]);
    await allThere(all);
    for (const file of all) {
      const { backend, key, sha256 } = await rowOf(file.id);
      expect([backend, sha256]).toEqual(["s3", createHash("sha256").update(file.content).digest("hex")]);
      expect(key).not.toBe(file.stored.key);
      // Whoever read the row just before still finds the bytes.
      expect((await storage.read(file.stored)).equals(file.content)).toBe(true);
      expect(await removalOf(file)).toBeGreaterThan(50);
      await sayFarewell(file);
      expect(await storage.head(file.stored)).toBeNull();
    }
    expect(await move("s3")).toEqual({ files: 0, bytes: 0, failed: 0 });
    expect(await move("disk")).toMatchObject({ files: 3 });
    await allThere(all);
  });

  it("keeps old bytes as long as a job runs that may have read where they were", async () => {
    withBucket();
    const file = await aFile();
    await only([file]);
    const key = newToken();
    await enqueue(db, removeObjects, { refs: [] }, { key });
    await db.execute(sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a worker' where key = ${key}`);
    expect(await move("s3")).toMatchObject({ files: 1 });
    await sayFarewell(file);
    expect((await storage.read(file.stored)).equals(file.content)).toBe(true);
    expect(await removalOf(file)).toBeGreaterThan(50);
    await db.execute(sql`delete from graphile_worker._private_jobs where key = ${key}`);
    await sayFarewell(file);
    expect(await storage.head(file.stored)).toBeNull();
    await allThere([file]);
  });

  it("leaves a row alone that was deleted while its bytes were on their way, and no copy", async () => {
    withBucket();
    const file = await aFile();
    await only([file]);
    const copy = vi.mocked(storage.copy).getMockImplementation() ?? (await vi.importActual<typeof storage>("@/lib/platform/storage")).copy;
    const made: StoredObject[] = [];
    vi.mocked(storage.copy).mockImplementation(async (...given) => {
      made.push(await copy(...given));
      await db.delete(files).where(eq(files.id, file.id));
      return made[0]!;
    });
    expect(await move("s3")).toEqual({ files: 0, bytes: 0, failed: 0 });
    expect(await storage.head(made[0]!)).toBeNull();
  });

  it("switches nothing when a copy is not what it should be, or there is nothing to copy", async () => {
    withBucket();
    const [whole, damaged, lost] = [await aFile(), await aFile(), await aFile()];
    await only([whole, damaged, lost]);
    await storage.put("originals", randomBytes(2_000), { key: damaged.stored.key });
    await storage.remove([lost.stored]);
    const lines: string[] = [];
    expect(await move("s3", { tell: (line) => lines.push(line) })).toMatchObject({ files: 1, failed: 2 });
    expect(lines.find((line) => line.startsWith(damaged.id))).toContain("is not what its row says");
    expect(lines.find((line) => line.startsWith(lost.id))).toContain("MissingObjectError");
    for (const { id, stored } of [damaged, lost]) expect(await rowOf(id)).toMatchObject({ backend: "disk", key: stored.key });
    await allThere([whole]);
    expect(await inBucket()).toEqual([(await rowOf(whole.id)).key]);
  });

  it("waits with what the browser may still ask about, and takes the name along afterwards", async () => {
    withBucket();
    const file = await aFile();
    await only([file]);
    const upload = { key: newToken(), objectKey: file.stored.key, metadata: {}, callbackUrl: "", callbackSlug: "" };
    await db.insert(ingestUploads).values(upload);
    expect(await move("s3")).toMatchObject({ files: 0 });
    await db.update(ingestUploads).set({ result: {} }).where(eq(ingestUploads.key, upload.key));
    expect(await move("s3")).toMatchObject({ files: 1 });
    const [row] = await db.select().from(ingestUploads).where(eq(ingestUploads.key, upload.key));
    expect(row!.objectKey).toBe((await rowOf(file.id)).key);
  });

  it("ends when told to, and goes on from there", async () => {
    withBucket();
    const all = await Promise.all(Array.from({ length: 12 }, () => aFile()));
    await only(all);
    const stopping = new AbortController();
    const first = await move("s3", { signal: stopping.signal, report: () => stopping.abort(new Error("enough")) });
    expect(first.files).toBeLessThan(12);
    expect(first.failed).toBe(0);
    await allThere(all);
    const second = await move("s3");
    expect(first.files + second.files).toBe(12);
    await allThere(all);
  });

  it("gives up when the store does", async () => {
    withBucket();
    await only(await Promise.all(Array.from({ length: 20 }, () => aFile())));
    vi.mocked(storage.copy).mockRejectedValue(new Error("connect ECONNREFUSED"));
    await expect(move("s3")).rejects.toThrow("files one after the other could not be moved");
    const tries = vi.mocked(storage.copy).mock.calls.length;
    expect(tries).toBeLessThan(20);
    vi.mocked(storage.copy).mockClear();
    expect(await move("s3", { signal: AbortSignal.abort() })).toMatchObject({ files: 0 });
    expect(storage.copy).not.toHaveBeenCalled();
  });

  it("leaves to the sweep, in a bucket too, what no row came to name", async () => {
    withBucket("s3");
    const [named, lost] = [await aFile(), await storage.put("originals", randomBytes(100))];
    await only([named]);
    await sweepObjects();
    expect(await inBucket()).toEqual([named.stored.key, lost.key].toSorted());
    const list = (await vi.importActual<typeof storage>("@/lib/platform/storage")).list;
    vi.mocked(storage.list).mockImplementation(async function* (...given) {
      for await (const object of list(...given)) yield { ...object, modifiedAt: new Date(object.modifiedAt.getTime() - 20 * 60_000) };
    });
    await sweepObjects();
    vi.mocked(storage.list).mockReset();
    expect(await inBucket()).toEqual([named.stored.key]);
    const missing: string[] = [];
    await storage.remove([named.stored]);
    expect((await sweepObjects((line) => missing.push(line))).missing).toBe(1);
    expect(missing).toEqual([`${named.id} w320 s3:${named.stored.key} is missing`]);
  });

  it("is not disturbed by a sweep, whichever comes first", async () => {
    withBucket();
    const file = await aFile();
    await only([file]);
    const copy = (await vi.importActual<typeof storage>("@/lib/platform/storage")).copy;
    let swept: Promise<unknown> | undefined;
    vi.mocked(storage.copy).mockImplementation(async (...given) => {
      const made = await copy(...given);
      // The copy is there, old enough and in no row: a sweep that did not wait would take it.
      vi.mocked(storage.list).mockImplementation(async function* (backend) {
        if (backend === made.backend) yield await Promise.resolve({ key: made.key, bytes: made.bytes, modifiedAt: new Date(0) });
      });
      swept = sweepObjects();
      await vi.waitFor(async () => {
        const waiting = await db.execute(
          sql`select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
        );
        expect(waiting.length).toBeGreaterThan(0);
      });
      return made;
    });
    expect(await move("s3")).toMatchObject({ files: 1 });
    await swept;
    await allThere([file]);
  });
});

it("does not remove what a file names", async () => {
  const file = await aFile();
  await runRemoval(file);
  expect((await storage.read(file.stored)).equals(file.content)).toBe(true);
});
