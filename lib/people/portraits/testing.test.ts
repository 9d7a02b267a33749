import { eq, sql } from "drizzle-orm";
import type { JobHelpers } from "graphile-worker";
import sharp from "sharp";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { files, users } from "@/db/schema";
import { aPerson, type User } from "@/db/seed/factories";
import { mediaJobs } from "@/lib/media/jobs";
import { list, put, type StoredRef } from "@/lib/platform/storage";
import { portraitJobs } from "./jobs";
import { registerPortrait } from "./mutations";
import { makePortrait, type Crop, type Purpose } from "./types";

export const face = (width = 900, height = 600): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: "#a0522d" } })
    .withExif({ IFD0: { Artist: "CANARY42" } })
    .jpeg()
    .toBuffer();

/** A picture that arrives, as the upload route would report it. */
export async function upload(person: User, bytes: Buffer, { purpose = "avatar", crop = null }: { purpose?: Purpose; crop?: Crop | null } = {}) {
  const stored = await put("originals", bytes);
  await registerPortrait(person, { purpose, crop, type: "image/jpeg", stored });
  return { stored, jobs: await queuedFor(person) };
}

type Payload = { userId: string; purpose: Purpose; fileId: string; crop: Crop | null };

/** What the worker is to make for a person, in the order it was queued. */
export async function queuedFor({ id }: User): Promise<Payload[]> {
  const rows = await db.execute<{ payload: Payload }>(sql`
    select payload from graphile_worker._private_jobs where payload->>'userId' = ${id} and payload->>'purpose' is not null order by id`);
  return rows.map(({ payload }) => payload);
}

/** Runs a job as the worker would. */
export const work = (payload: Payload, attempts = 1): Promise<void> =>
  Promise.resolve(portraitJobs[makePortrait.name]!(payload, { job: { attempts, max_attempts: 6 } } as unknown as JobHelpers)) as Promise<void>;

/** Uploads and makes, and lets what was queued for removal go. */
export async function wear(person: User, bytes: Buffer, options: Parameters<typeof upload>[2] = {}) {
  const { stored, jobs } = await upload(person, bytes, options);
  await work(jobs.at(-1)!);
  await clear();
  return stored;
}

/** The newest job before these tests: what others queued is theirs. */
const [last] = await db.execute<{ id: string }>(sql`select coalesce(max(id), 0)::text as id from graphile_worker._private_jobs`);

/** Removes what these tests have queued to be removed. */
export async function clear(): Promise<void> {
  const rows = await db.execute<{ payload: { refs: StoredRef[] } }>(sql`
    select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'media.remove' and j.id > ${last!.id}::bigint`);
  for (const { payload } of rows) await mediaJobs["media.remove"]!(payload, {} as never);
}

export const userNow = async ({ id }: User) => (await db.select().from(users).where(eq(users.id, id)))[0]!;
export const filesOf = ({ id }: User) => db.select().from(files).where(eq(files.ownerId, id)).orderBy(files.variant);
export const variantsOf = async (person: User) => (await filesOf(person)).map(({ variant }) => variant);
export const keysOf = async (person: User) => (await filesOf(person)).map(({ key }) => key).toSorted();

/** Those of these objects that are in the store. */
export async function standing(keys: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for await (const { key } of list()) found.add(key);
  return keys.filter((key) => found.has(key));
}

export const AVATARS = ["avatar192", "avatar512", "avatar96"];

/** Keys of everything in the store. */
export async function everything(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of list()) keys.push(key);
  return keys;
}

it("puts what arrives where the worker finds it", async () => {
  const me = await aPerson();
  const { stored, jobs } = await upload(me, await face());
  expect([jobs.length, await keysOf(me), await standing([stored.key])]).toEqual([1, [stored.key], [stored.key]]);
});
