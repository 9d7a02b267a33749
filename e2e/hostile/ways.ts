import { eq, sql } from "drizzle-orm";
import type { JobHelpers } from "graphile-worker";
import { NextRequest } from "next/server";
import { PUT } from "@/app/api/ingest/[[...path]]/route";
import { POST } from "@/app/api/uploadthing/route";
import { db } from "@/db/client";
import { files, photoFiles, photos } from "@/db/schema";
import { signInForTest } from "@/db/seed/sign-in";
import { newId } from "@/lib/core/ids";
import { EXTENSIONS, type PictureType } from "@/lib/core/sniff";
import { mediaJobs } from "@/lib/media/jobs";
import { photoJobs } from "@/lib/photos/jobs";
import type { PhotoId } from "@/lib/photos/types";
import { list, scratchDirectory, type StoredRef } from "@/lib/platform/storage";
import { readdir } from "node:fs/promises";

const ORIGIN = "http://halation.test";

/** Why an upload was turned away, as the route or the ingest says. */
type Refused = { refused: string };

/** Sends a file through the upload route and the ingest, as the browser half does; answers the photo it is to become. */
export async function send(owner: { id: string }, type: PictureType, content: Buffer): Promise<{ photoId: PhotoId } | Refused> {
  const name = `picture.${EXTENSIONS[type][0]}`;
  const headers = { origin: ORIGIN, host: "halation.test", "content-type": "application/json", cookie: await signInForTest(owner.id) };
  const input = { uploadId: newId(), visibility: "public" };
  const body = JSON.stringify({ input, files: [{ name, size: content.length, type }] });
  const asked = await POST(new NextRequest(`${ORIGIN}/api/uploadthing?actionType=upload&slug=photo`, { method: "POST", headers, body }));
  if (!asked.ok) return { refused: ((await asked.json()) as { code: string }).code };
  const [{ url }] = (await asked.json()) as [{ url: string }];
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(content)]));
  const sent = await PUT(new Request(url, { method: "PUT", body: form }));
  const answer = (await sent.json()) as { code: string; serverData: { photoId: PhotoId } };
  return sent.ok ? { photoId: answer.serverData.photoId } : { refused: answer.code };
}

/** The ingest's call to the application, which in a running instance goes over the loopback. */
export const callback: typeof fetch = async (input, init) => POST(new NextRequest(new Request(input, init)));

/** Runs the job of a photo as the worker does at its first attempt, then what it queued about bytes. */
export async function prepare(photoId: PhotoId): Promise<void> {
  await photoJobs["photos.process"]!({ photoId }, { job: { attempts: 1, max_attempts: 10 } } as unknown as JobHelpers);
  const queued = await db.execute<{ id: string; payload: { refs: StoredRef[] } }>(sql`
    delete from graphile_worker._private_jobs job using graphile_worker._private_tasks task
    where task.id = job.task_id and task.identifier = 'media.remove' and job.locked_at is null returning job.id, job.payload`);
  for (const { payload } of queued) await mediaJobs["media.remove"]!(payload, {} as JobHelpers);
}

export const photoNow = async (id: PhotoId) => (await db.select().from(photos).where(eq(photos.id, id)))[0]!;

/** What is stored for a photo, original included. */
export const storedFor = (id: PhotoId) =>
  db
    .select({ variant: photoFiles.variant, width: photoFiles.width, height: photoFiles.height, file: files })
    .from(photoFiles)
    .innerJoin(files, eq(files.id, photoFiles.fileId))
    .where(eq(photoFiles.photoId, id));

/** Everything that is left of a person's uploads: rows of files, objects that rows or nobody names, and what has arrived of uploads. */
export async function leftOf(owner: { id: string }, before: ReadonlySet<string>): Promise<string[]> {
  const rows = await db.select({ variant: files.variant }).from(files).where(eq(files.ownerId, owner.id));
  const objects = [...(await objectsNow())].filter((key) => !before.has(key));
  return [...rows.map(({ variant }) => `row ${variant}`), ...objects.map((key) => `object ${key}`)];
}

/** Keys of everything in the store, and names of everything on its way there. */
export async function objectsNow(): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const { key } of list()) found.add(key);
  for (const name of await readdir(scratchDirectory()).catch(() => [])) found.add(name);
  return found;
}
