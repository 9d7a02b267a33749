import { freePort } from "@/embedded/postgres";
import { openDatabase, type Database } from "./supervisor/database";
import { environmentOf } from "./supervisor/environment";
import { prepareDataDir } from "./supervisor/ground";
import { holderOf, takeLock, type Holder } from "./supervisor/lock";
import { openSearch, type SearchServer } from "./supervisor/search";
import { instanceSecrets } from "./supervisor/secrets";
import { readSettings } from "./supervisor/settings";
import { Refusal } from "@/lib/core/refusal";

export type Circumstances = {
  /** Whether the instance runs beside us, with people in it. */
  running: boolean;
};

/**
 * Runs something on the database of an instance: the running one's, or, when none runs, one that is started and stopped again.
 * Sets the environment first, so modules that read it are imported inside `act`, not above.
 *
 * @param withSearch whether a search engine of this machine is started too
 * @throws Refusal when the instance is just starting
 */
export async function withDatabase<Result>(dataDir: string, act: (circumstances: Circumstances) => Promise<Result>, withSearch = false): Promise<Result> {
  const holder = holderOf(dataDir);
  if (holder && !holder.databaseUrl) throw new Refusal(`Halation is just starting with ${dataDir}: try again in a moment.`);
  if (holder?.databaseUrl) {
    equip(dataDir, holder.databaseUrl, holder.realtimePort ?? (await freePort()), holder);
    return finish(() => act({ running: true }));
  }
  prepareDataDir(dataDir);
  const lock = takeLock(dataDir, "a program of npm run");
  let database: Database | null = null;
  let search: SearchServer | null = null;
  try {
    const secrets = instanceSecrets(dataDir);
    database = await openDatabase({ dataDir, databaseUrl: process.env.DATABASE_URL, password: secrets.POSTGRES_PASSWORD ?? "" });
    if (withSearch) search = await openSearch(dataDir, process.env.MEILISEARCH_API_KEY || secrets.MEILISEARCH_API_KEY || "");
    equip(dataDir, database.url, await freePort(), { search: search ?? undefined });
    return await finish(() => act({ running: false }));
  } finally {
    await search?.stop();
    await database?.stop();
    lock.release();
  }
}

/**
 * Makes this process one more that works on a running instance, for as long as it lives. Sets the environment, so modules that read it are imported
 * afterwards.
 */
export function joinInstance(dataDir: string): void {
  const holder = holderOf(dataDir);
  if (!holder?.databaseUrl || !holder.realtimePort) throw new Refusal(`No instance runs with ${dataDir}.`);
  equip(dataDir, holder.databaseUrl, holder.realtimePort, holder);
}

function equip(dataDir: string, databaseUrl: string, realtimePort: number, { url, search }: Pick<Holder, "url" | "search">): void {
  const port = url ? Number(new URL(url).port || 80) : Number(process.env.PORT || 3000);
  Object.assign(process.env, environmentOf({ dev: false, dataDir, port, databaseUrl, realtimePort, search, secrets: instanceSecrets(dataDir) }));
}

async function finish<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } finally {
    const { closeDatabase } = await import("@/db/client");
    await closeDatabase();
  }
}

/** Runs a program of `npm run`, on the data directory the environment names; a refusal is one sentence and exit code 1. */
export async function main(program: (dataDir: string) => Promise<void>): Promise<void> {
  try {
    await program(readSettings([]).dataDir);
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  }
}
