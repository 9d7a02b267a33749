import { eq } from "drizzle-orm";
import type { JobHelpers } from "graphile-worker";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { files, gear, photos, users } from "@/db/schema";
import { aGear, aPerson, aPhoto, people, type User } from "@/db/seed/factories";
import { enqueueErasure } from "@/lib/accounts/leaving/mutations";
import { AppError } from "@/lib/core/errors";
import { list, remove } from "@/lib/platform/storage";
import { removalsQueued } from "@/scripts/testing/traces";
import { tasks } from "@/worker";
import { erasePerson, registerPhoto } from "./mutations";
import { cameraFile, upload, work } from "./testing.test";

const before = process.env.DATA_DIR;
beforeAll(() => void (process.env.DATA_DIR = mkdtempSync(join(before!, "erasing-"))));
afterAll(() => void (process.env.DATA_DIR = before));

async function erase({ id: userId }: User): Promise<void> {
  await db.transaction((tx) => enqueueErasure(tx, userId));
  await tasks["accounts.erase"]!({ userId }, {} as JobHelpers);
}

async function stored(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of list()) keys.push(key);
  return keys.toSorted();
}

/** Does the removals that wait, as far as they are of this test. */
async function removeQueued(): Promise<void> {
  const here = await stored();
  await remove((await removalsQueued()).filter(({ key }) => here.includes(key)));
}

const rowsOf = async ({ id }: User): Promise<number[]> => [
  await db.$count(users, eq(users.id, id)),
  await db.$count(photos, eq(photos.ownerId, id)),
  await db.$count(files, eq(files.ownerId, id)),
];

describe("an erasure resurrects nothing", () => {
  it("of an upload that arrives when its sender is leaving, is being erased or is gone", async () => {
    const sender = await aPerson();
    const { details, stored: original } = await upload(sender, await cameraFile());
    const late = async (): Promise<string> => {
      const another = { ...details, stored: { ...original, key: `${original.key.slice(0, -4)}${Math.random().toString(16).slice(2, 6)}` } };
      return registerPhoto(sender, another).then(
        () => "taken",
        (error: unknown) => (error instanceof AppError ? error.code : "fault"),
      );
    };
    await db.transaction((tx) => enqueueErasure(tx, sender.id, new Date(Date.now() + 60_000)));
    expect(await late()).toBe("forbidden");
    await erase(sender);
    expect(await late()).toBe("forbidden");
    expect(await rowsOf(sender)).toEqual([0, 0, 0]);
  });

  it("of uploads that arrive at the very moment: each is refused, or goes with the rest", async () => {
    const sender = await aPerson();
    const bytes = await cameraFile(60, 40);
    const arriving = Array.from({ length: 24 }, async (_, i) => {
      // Spread over the time the erasure takes, by other work of the database.
      for (let turn = 0; turn < i; turn += 1) await db.$count(users, eq(users.id, sender.id));
      return upload(sender, bytes);
    });
    const [outcomes] = await Promise.all([Promise.allSettled(arriving), erase(sender)]);
    expect(await rowsOf(sender)).toEqual([0, 0, 0]);
    const taken = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value.stored.key] : []));
    const removals = (await removalsQueued()).map(({ key }) => key);
    for (const key of taken) expect(removals).toContain(key);
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "forbidden" });
  });

  it("of a photo that is being processed: what was stored for it goes again", async () => {
    const sender = await aPerson();
    await removeQueued();
    const kept = await stored();
    const { photoId } = await upload(sender, await cameraFile());
    await Promise.all([work("photos.process", photoId), erase(sender)]);
    await work("photos.process", photoId);
    expect(await rowsOf(sender)).toEqual([0, 0, 0]);
    await removeQueued();
    expect(await stored()).toEqual(kept);
  });
});

describe("gear", () => {
  const exists = async (id: string): Promise<boolean> => (await db.$count(gear, eq(gear.id, id))) > 0;

  it("goes with the last photo that was taken with it, and not before", async () => {
    const [one, other] = (await people(2)) as [User, User];
    const [own, shared, unused] = [await aGear("camera"), await aGear("lens"), await aGear("camera")];
    await aPhoto({ owner: one, camera: own, lens: shared, widths: [] });
    await aPhoto({ owner: other, lens: shared, widths: [] });
    const { counts, more } = await db.transaction((tx) => erasePerson(tx, one.id));
    expect({ counts, more }).toEqual({ counts: { photos: 1, files: 1, gear: 1 }, more: false });
    expect(await Promise.all([own, shared, unused].map(({ id }) => exists(id)))).toEqual([false, true, true]);
    await db.transaction((tx) => erasePerson(tx, other.id));
    expect(await exists(shared.id)).toBe(false);
  });
});
