import { eq, sql } from "drizzle-orm";
import { utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { files } from "@/db/schema";
import { actorOf, aPerson, viewerOf } from "@/db/seed/factories";
import { dataDir } from "@/lib/core/env";
import { sweepObjects } from "@/lib/media/jobs";
import { remove } from "@/lib/platform/storage";
import { portraitStates } from "./data";
import { portraitJobs } from "./jobs";
import { dismissPortrait } from "./mutations";
import { AVATARS, clear, everything, face, filesOf, keysOf, standing, upload, userNow, variantsOf, wear, work } from "./testing.test";

describe("making", () => {
  it("leaves the same when it runs again, or twice at once", async () => {
    const me = await aPerson();
    const { jobs } = await upload(me, await face());
    await Promise.all([work(jobs[0]!), work(jobs[0]!)]);
    await clear();
    const [made, token] = [await keysOf(me), (await userNow(me)).avatarToken];
    await work(jobs[0]!);
    expect([await keysOf(me), (await userNow(me)).avatarToken]).toEqual([made, token]);
    expect(await standing(made)).toEqual(made);
  });

  it("takes what it stored away again when the upload was given up meanwhile", async () => {
    const me = await aPerson();
    const before = await everything();
    const { jobs } = await upload(me, await face());
    const working = work(jobs[0]!);
    await dismissPortrait(actorOf(me), "avatar");
    await working;
    await clear();
    // Whichever was faster, no object is without its row.
    const made = await keysOf(me);
    const left = (await everything()).filter((key) => !before.includes(key) && key.startsWith("portraits/"));
    expect(left.toSorted()).toEqual(made);
  });

  it("that a crash cut off before its rows leaves nothing that the sweep does not find", async () => {
    const me = await aPerson();
    const { jobs } = await upload(me, await face());
    await work(jobs[0]!);
    const made = await filesOf(me);
    for (const { id } of made) await db.delete(files).where(eq(files.id, id));
    await db.execute(sql`delete from graphile_worker._private_jobs where payload->>'userId' = ${me.id}`);
    for (const { key } of made) utimesSync(join(dataDir(), "files", key), new Date(0), new Date(0));
    await sweepObjects();
    expect(await standing(made.map(({ key }) => key))).toEqual([]);
  });

  const broken: [string, () => Promise<Buffer>, string][] = [
    ["cut off", async () => (await face()).subarray(0, 2000), "damaged"],
    ["another thing than its name and type say", () => Promise.resolve(Buffer.from("words, sent as face.jpg")), "unsupported"],
    [
      "a drawing with a script in it",
      () => Promise.resolve(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>')),
      "unsupported",
    ],
  ];

  it.each(broken)("of what is %s says so, and the picture before stays", async (_name, make, reason) => {
    const me = await aPerson();
    await wear(me, await face());
    const token = (await userNow(me)).avatarToken;
    const { stored, jobs } = await upload(me, await make());
    await work(jobs.at(-1)!);
    expect((await portraitStates(viewerOf(me))).avatar).toBe(reason);
    expect((await userNow(me)).avatarToken).toBe(token);
    expect(await variantsOf(me)).toEqual([...AVATARS, "source"]);
    await dismissPortrait(actorOf(me), "avatar");
    await clear();
    expect(await standing([stored.key])).toEqual([]);
    expect(await variantsOf(me)).toEqual(AVATARS);
    expect((await portraitStates(viewerOf(me))).avatar).toBe("settled");
  });

  it("that failed is forgotten after a day by itself, and by the next upload at once", async () => {
    const me = await aPerson();
    const { stored, jobs } = await upload(me, Buffer.from("words"));
    await work(jobs[0]!);
    const [forgetting] = await db.execute<{ payload: { fileId: string }; hours: number }>(sql`
      select payload, extract(epoch from run_at - now())::float8 / 3600 as hours from graphile_worker._private_jobs
      where key = ${`people.portrait-forget:${jobs[0]!.fileId}`}`);
    expect(forgetting!.hours).toBeGreaterThan(23);
    await portraitJobs["people.portrait-forget"]!(forgetting!.payload, {} as never);
    await clear();
    expect(await standing([stored.key])).toEqual([]);
    expect(await filesOf(me)).toEqual([]);

    const again = await upload(me, Buffer.from("words"));
    await work(again.jobs.at(-1)!);
    const next = await upload(me, await face());
    expect(await keysOf(me)).toEqual([next.stored.key]);
    // The job that would forget the first one leaves the second alone.
    await portraitJobs["people.portrait-forget"]!({ fileId: next.jobs.at(-1)!.fileId }, {} as never);
    expect((await portraitStates(viewerOf(me))).avatar).toBe("processing");
  });

  it("gives up in the end, and says that it was us", async () => {
    const me = await aPerson();
    const { jobs } = await upload(me, await face());
    await work(jobs[0]!, 6);
    expect((await portraitStates(viewerOf(me))).avatar).toBe("fault");
  });

  it("says so too when the bytes are gone", async () => {
    const me = await aPerson();
    const { stored, jobs } = await upload(me, await face());
    await remove([stored]);
    await work(jobs[0]!);
    expect((await portraitStates(viewerOf(me))).avatar).toBe("fault");
  });
});
