import { eq, sql } from "drizzle-orm";
import type { JobHelpers } from "graphile-worker";
import sharp from "sharp";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { files, photoFiles, photos } from "@/db/schema";
import { aPerson, aPhoto, type Photo } from "@/db/seed/factories";
import { timeOfId } from "@/lib/core/ids";
import { put } from "@/lib/platform/storage";
import { upload, work } from "../../testing.test";
import { colourJobs } from "./jobs";
import { queueColours } from "./mutations";

const run = (since: number): Promise<unknown> => Promise.resolve(colourJobs["photos.colour"]!({ since }, {} as JobHelpers));
const colourOf = async ({ id }: Pick<Photo, "id">): Promise<string | null> =>
  (await db.select({ colour: photos.colour }).from(photos).where(eq(photos.id, id)))[0]!.colour;
const waiting = () =>
  db.execute<{ payload: { since: number } }>(sql`
  select job.payload from graphile_worker._private_jobs job where job.key = 'photos.colour'`);

/** As it was prepared before colours were looked for, its smallest picture of one colour; without one, lost. */
async function older(background: string | null): Promise<Photo> {
  const photo = await aPhoto({ owner: await aPerson() });
  if (background === null) return photo;
  const bytes = await sharp({ create: { width: 320, height: 213, channels: 3, background } })
    .webp()
    .toBuffer();
  const { key, backend, sha256 } = await put("derivatives", bytes);
  const smallest = sql`(select ${photoFiles.fileId} from ${photoFiles} where ${photoFiles.photoId} = ${photo.id} and ${photoFiles.variant} = 'w320')`;
  await db.update(files).set({ key, backend, sha256 }).where(eq(files.id, smallest));
  return photo;
}

test("a photo has its colour from the start", async () => {
  const owner = await aPerson();
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#228b22" } })
    .jpeg()
    .toBuffer();
  const { photoId: id } = await upload(owner, bytes);
  await work("photos.process", id);
  expect(await colourOf({ id })).toBe("green");
});

test("photos from before get theirs, as often as it is asked for, and what cannot be read keeps none", async () => {
  const [red, lost, blue] = [await older("#dc143c"), await older(null), await older("#4169e1")];
  const since = timeOfId(red.id);
  await run(since);
  expect([await colourOf(red), await colourOf(lost), await colourOf(blue)]).toEqual(["red", null, "blue"]);
  await db.update(photos).set({ colour: "grey" }).where(eq(photos.id, blue.id));
  await run(since);
  expect(await colourOf(blue)).toBe("grey");
});

test("there is one job for all, which goes on where the one before ended", async () => {
  await db.execute(sql`delete from graphile_worker._private_jobs where key = 'photos.colour'`);
  await queueColours();
  await queueColours();
  expect([...(await waiting())]).toEqual([{ payload: { since: 0 } }]);
  const first = await older(null);
  for (let i = 0; i < 20; i += 1) await older(null);
  await run(timeOfId(first.id));
  const [next, ...more] = await waiting();
  expect(more).toEqual([]);
  expect(next!.payload.since).toBeGreaterThan(timeOfId(first.id));
  await run(Date.now() + 1000);
  expect([...(await waiting())]).toEqual([next]);
});
