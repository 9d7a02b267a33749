import "@/scripts/testing/own-database";
import { eq, isNotNull } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { db as Database } from "@/db/client";
import type * as Schema from "@/db/schema";
import { Refusal } from "@/lib/core/refusal";

describe("filling an instance with a demo", () => {
  test("sets it up, makes people and ready photos once, and leaves places where people live alone", async () => {
    const [{ fillDemo, DEMO_PASSWORD }, { processJobs }, { db }, schema, { people }, { verify }] = await Promise.all([
      import("./demo"),
      import("./jobs"),
      import("@/db/client"),
      import("@/db/schema"),
      import("./factories"),
      import("@node-rs/argon2"),
    ]);
    const options = { seed: "test", people: 5, photos: 4, widest: 400, now: Date.UTC(2026, 10, 21, 12) };
    const jobs = await processJobs();
    const first = await fillDemo(options);
    const said = await talkIn(db, schema);
    const again = await fillDemo({ ...options, now: options.now + 86_400_000 });
    expect(await talkIn(db, schema)).toEqual(said);
    for (const [table, rows] of Object.entries(said)) expect({ [table]: rows > 0 }).toEqual({ [table]: true });
    await jobs.stop();

    expect(first).toEqual({ people: 5, photos: 4, added: 4, madeAdministrator: true });
    expect(again).toEqual({ ...first, added: 0, madeAdministrator: false });
    const photos = await db.select().from(schema.photos);
    expect(photos).toHaveLength(4);
    for (const photo of photos) {
      expect(photo).toMatchObject({ status: "ready", createdAt: expect.any(Date), make: expect.any(String), takenLocal: expect.any(String) });
      expect(Number.parseInt(photo.id.replace("-", "").slice(0, 12), 16)).toBe(photo.createdAt.getTime());
    }
    const faces = await db.select().from(schema.personFiles);
    const shown = await db.select({ id: schema.users.id }).from(schema.users).where(isNotNull(schema.users.avatarToken));
    expect(faces.map(({ variant }) => variant)).toEqual(expect.arrayContaining(["avatar96", "avatar192", "avatar512"]));
    expect(faces).toHaveLength(3 * shown.length);
    const [demo] = await db.select().from(schema.users).where(eq(schema.users.username, "demo"));
    expect(await verify(demo!.passwordHash, DEMO_PASSWORD)).toBe(true);
    const [instance] = await db.select().from(schema.instance);
    expect(instance).toMatchObject({ guestsMayLook: true, setUpAt: expect.any(Date) });

    await people(1);
    await expect(fillDemo(options)).rejects.toThrow(Refusal);
  });
});

/** How much was said and done: a row each. */
async function talkIn(db: typeof Database, schema: typeof Schema): Promise<Record<string, number>> {
  const { posts, postTags, photoLikes, photoViews, postViews, savedSearches, tagWatches } = schema;
  const tables = { posts, postTags, photoLikes, photoViews, postViews, savedSearches, tagWatches };
  const counted = await Promise.all(Object.entries(tables).map(async ([name, table]) => [name, await db.$count(table)] as const));
  return Object.fromEntries(counted);
}
