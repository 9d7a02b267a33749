import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { notify } from "@/lib/accounts/security/mutations";
import { sendCode, sendWelcome } from "@/lib/accounts/types";
import { processPhoto, purgePhoto } from "@/lib/photos/processing/types";
import { enqueue } from "@/lib/platform/jobs";
import { settle, signIn } from "./everything/account";
import { attach, keepFiles, upload } from "./everything/files";
import { photograph } from "./everything/photos";
import { comment, react, write } from "./everything/said";
import { tell } from "./everything/told";
import { tomorrow, World, type Everything, type Shared } from "./everything/world";
import type { Photo } from "./factories";

export type { Everything };

/**
 * Makes a person with at least one row in every table that can be a person's, one object of every storage kind, jobs that wait, and mail. A table or
 * column that is new joins them, in the file of its subject; `proof.test.ts` fails until it does.
 */
export async function everything(shared: Shared): Promise<Everything> {
  const world = new World();
  await settle(world, shared);
  await signIn(world);
  await photograph(world, shared);
  await write(world, shared);
  await react(world);
  await comment(world);
  await tell(world);
  await upload(world);
  await keepFiles(world);
  await attach(world, shared);
  await queue(world);
  return world;
}

/** Jobs that wait, and one that was given up on and says why. */
async function queue(world: World): Promise<void> {
  const { id: userId, email } = world.person;
  const [, , processing, deleted] = world.photos as [Photo, Photo, Photo, Photo];
  await enqueue(db, processPhoto, { photoId: processing.id }, { key: `photos.process:${processing.id}` });
  await enqueue(db, purgePhoto, { photoId: deleted.id }, { key: `photos.purge:${deleted.id}`, runAt: tomorrow() });
  await enqueue(db, sendCode, { codeId: world.code, round: 1 }, { key: `accounts.code:${world.code}` });
  await notify(db, userId, "new-device", { userAgent: world.mark("jobs.payload"), address: "192.0.2.7" });
  const key = `accounts.welcome:${userId}`;
  await enqueue(db, sendWelcome, { userId }, { key, maxAttempts: 1 });
  await db.execute(sql`update graphile_worker._private_jobs set attempts = 1, last_error = ${`550 <${email}> is not known here`} where key = ${key}`);
}
