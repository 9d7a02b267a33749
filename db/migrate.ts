import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { runMigrations as migrateJobs } from "graphile-worker";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { Refusal } from "@/lib/core/refusal";

const folder = join(process.cwd(), "db/migrations");
/** Any constant will do; it only has to be the same for every process of Halation. */
const MIGRATION_LOCK = 7_270_211;

/**
 * Brings a database to this version: our tables, then the job queue's. Safe to run by several processes at once
 * (Drizzle's migrator takes no lock of its own).
 *
 * @throws Refusal when the database is ahead of this code
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await refuseNewer(client);
    await applyMigrations(drizzle(client), { migrationsFolder: folder });
    await client`insert into instance default values on conflict do nothing`;
    await migrateJobs({ connectionString: databaseUrl });
  } finally {
    await client.end();
  }
}

async function refuseNewer(client: postgres.Sql): Promise<void> {
  const journal = JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8")) as { entries: { when: number }[] };
  const newest = Math.max(...journal.entries.map((entry) => entry.when));
  const [present] = await client`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!present?.name) return;
  const [applied] = await client`select max(created_at) as newest from drizzle.__drizzle_migrations`;
  if (Number(applied?.newest ?? 0) > newest) throw new Refusal("The database was made by a newer version of Halation than this one.");
}
