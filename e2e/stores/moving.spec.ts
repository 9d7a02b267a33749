import { expect, test } from "@playwright/test";
import { spawn, type ChildProcess } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import { buffer } from "node:stream/consumers";
import { diskStore } from "@/lib/platform/storage/disk";
import { s3Store } from "@/lib/platform/storage/s3";
import { connect, sdk } from "@/lib/platform/storage/s3/client";
import type { Store } from "@/lib/platform/storage/types";
import { startInstance, type Instance } from "@/scripts/testing/instance";
import { NO_S3, testBucket } from "@/scripts/testing/s3";
import { holderOf } from "@/scripts/supervisor/lock";
import type { Photographer } from "./photographer";
import { aPhotographerOf } from "./photographers";

const bucket = testBucket();
test.skip(!bucket, NO_S3);
test.setTimeout(900_000);

const PHOTOS = 60;
/** How often the move is killed before it is let finish. */
const KILLS = Number(process.env.PROVE_KILLS ?? 1) * 3;

type Row = { id: string; backend: "disk" | "s3"; key: string; bytes: number; sha256: string };
type Stores = Record<Row["backend"], Store>;
type World = { instance: Instance; environment: Record<string, string>; sql: Sql; stores: Stores; photographer: Photographer };

const rowsOf = (sql: Sql): Promise<Row[]> => sql<Row[]>`select id, backend, key, bytes::int, sha256 from files`;

/** Looks again and again whether a row names bytes that are not there, until told to stop. */
function watchRows({ sql, stores }: World): { stop: () => Promise<{ seen: string[]; looks: number }> } {
  const seen: string[] = [];
  let [looks, stopped] = [0, false];
  const look = async (row: Row): Promise<void> => {
    if ((await stores[row.backend].head(row.key))?.bytes === row.bytes) return;
    const [now] = await sql`select 1 from files where id = ${row.id} and backend = ${row.backend} and key = ${row.key}`;
    if (now) seen.push(`${row.backend}:${row.key} is named and not there`);
  };
  const watching = (async () => {
    for (; !stopped; looks += 1) for (const row of await rowsOf(sql)) await look(row);
  })();
  return { stop: async () => ((stopped = true), await watching, { seen, looks }) };
}

/** Looks at one picture after the other as a guest, until told to stop; answers what was wrong, and how many came as they should. */
function watchPictures({ instance: { url }, photographer }: World): { stop: () => Promise<{ wrong: string[]; right: number }> } {
  const files = photographer.photos.flatMap((photo) => photo.files);
  const wrong: string[] = [];
  let [right, stopped] = [0, false];
  const watching = (async () => {
    for (let i = 0; !stopped; i += 1) {
      const { path, sha256 } = files[i % files.length]!;
      const response = await fetch(url + path);
      const digest = createHash("sha256")
        .update(Buffer.from(await response.arrayBuffer()))
        .digest("hex");
      if (response.ok && digest === sha256) right += 1;
      else wrong.push(`${path}: ${response.status}`);
    }
  })();
  return { stop: async () => ((stopped = true), await watching, { wrong, right }) };
}

function moveTo(to: string, { instance: { dataDir }, environment }: World): { child: ChildProcess; said: Promise<string> } {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/move-files.ts", "--to", to], {
    env: { ...process.env, ...environment, DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { child, said: buffer(child.stdout!).then(String) };
}

const movedTo = async (backend: string, { sql }: World): Promise<number> =>
  (await sql<{ n: number }[]>`select count(*)::int as n from files where backend = ${backend}`)[0]!.n;

/** Moves everything, killed without a word again and again on the way; at the end the last run has to say that all is there. */
async function moveAmidKills(to: "disk" | "s3", world: World): Promise<void> {
  const all = (await rowsOf(world.sql)).length;
  for (let i = 1; i <= KILLS; i += 1) {
    const { child } = moveTo(to, world);
    const over = once(child, "exit");
    const wanted = Math.floor((all * i) / (KILLS + 1));
    while (child.exitCode === null && (await movedTo(to, world)) < wanted) await pause(5);
    child.kill("SIGKILL");
    await over;
    console.log(`killed the move to ${to} after ${await movedTo(to, world)} of ${all} files`);
  }
  const { said } = moveTo(to, world);
  expect(await said).toContain(`every file is in ${to}`);
}

/** Lets the minute pass that old bytes stay, and the instance remove them. */
async function afterFarewell({ sql }: World): Promise<void> {
  await sql`update graphile_worker._private_jobs set run_at = now() where run_at > now()`;
  const left = async (): Promise<number> =>
    (await sql<{ n: number }[]>`select count(*)::int as n from graphile_worker.jobs where task_identifier like 'media.remove%'`)[0]!.n;
  await expect.poll(left, { timeout: 0 }).toBe(0);
}

async function sweep({ instance: { dataDir }, environment }: World): Promise<string> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/sweep.ts"], {
    env: { ...process.env, ...environment, DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return String(await buffer(child.stdout));
}

async function listed(store: Store): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list()) keys.push(key);
  return keys;
}

/** Every row's bytes are in the one store, as they were, and nothing else is, in either; answers what a bucket holds beside them. */
async function allIn(to: "disk" | "s3", { sql, stores }: World): Promise<string[]> {
  const rows = await rowsOf(sql);
  expect(new Set(rows.map(({ backend }) => backend))).toEqual(new Set([to]));
  for (const { key, sha256 } of rows) {
    const content = await buffer(await stores[to].get(key));
    expect(createHash("sha256").update(content).digest("hex")).toBe(sha256);
  }
  const named = new Set(rows.map(({ key }) => key));
  expect(await listed(stores.disk)).toEqual(to === "disk" ? [...named].toSorted() : []);
  return (await listed(stores.s3)).filter((key) => !named.has(key));
}

async function withWorld(act: (world: World) => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "halation-stores-"));
  const settings = { ...bucket!, prefix: `moving-${randomUUID()}/` };
  const client = await connect(settings);
  const { CreateBucketCommand } = await sdk();
  await client.send(new CreateBucketCommand({ Bucket: settings.bucket })).catch((error: Error) => {
    if (!error.name.startsWith("BucketAlready")) throw error;
  });
  const environment = {
    STORAGE: "s3",
    S3_ENDPOINT: settings.endpoint ?? "",
    S3_REGION: settings.region,
    S3_BUCKET: settings.bucket,
    S3_ACCESS_KEY_ID: settings.accessKeyId,
    S3_SECRET_ACCESS_KEY: settings.secretAccessKey,
    S3_PREFIX: settings.prefix,
  };
  const instance = await startInstance({ dataDir: join(home, "data"), environment, log: test.info().outputPath("instance.log") });
  const sql = postgres(holderOf(instance.dataDir)!.databaseUrl!, { max: 4, onnotice: () => undefined });
  const stores = { disk: diskStore(join(instance.dataDir, "files")), s3: s3Store(settings) };
  try {
    // They were made when there was no bucket yet.
    const photographer = await aPhotographerOf(instance.dataDir, PHOTOS, "public", { ...environment, STORAGE: "disk" });
    await act({ instance, environment, sql, stores, photographer });
  } finally {
    await sql.end({ timeout: 1 });
    await instance.stop();
    await stores.s3.remove(await listed(stores.s3));
    await rm(home, { recursive: true, force: true });
  }
}

test("a running instance moves into a bucket and back, killed again and again, and nobody notices", async () => {
  await withWorld(async (world) => {
    for (const to of ["s3", "disk"] as const) {
      const [rows, pictures] = [watchRows(world), watchPictures(world)];
      await moveAmidKills(to, world);
      const [{ seen, looks }, { wrong, right }] = [await rows.stop(), await pictures.stop()];
      console.log(`to ${to}: ${looks} looks at every row, ${right} pictures looked at`);
      expect(seen).toEqual([]);
      expect(wrong).toEqual([]);
      expect([looks > 1, right > PHOTOS]).toEqual([true, true]);
      await afterFarewell(world);
      const said = await sweep(world);
      console.log(said.trim());
      expect(said).toContain("every row has its file");
      // Copies that the kills cut off from their rows. A bucket's clock is given a quarter of an hour, so a later sweep takes those in it.
      const beside = await allIn(to, world);
      console.log(`left in the bucket for a later sweep: ${beside.length}`);
      expect(beside.length).toBeLessThanOrEqual(KILLS * 4);
    }
  });
});
