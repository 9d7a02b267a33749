import { rmSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startPostgres } from "@/embedded/postgres";
import { migrate } from "@/db/migrate";
import { scratchDirectory } from "./scratch";

declare module "vitest" {
  interface ProvidedContext {
    /** One database per worker, cloned from the migrated template, in the order of their pool ids. */
    databases: string[];
    /** A folder of this run, removed at its end. */
    scratch: string;
  }
}

/** Brings up what the whole run shares: a scratch folder, PostgreSQL and one migrated database per worker. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = await scratchDirectory("test");
  const server = await database(scratch);
  const run = `halation_test_${process.pid}`;
  const admin = postgres(server.url("postgres"), { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${run}`);
  await migrate(server.url(run));
  const names = Array.from({ length: project.vitest.config.maxWorkers }, (_, worker) => `${run}_${worker + 1}`);
  for (const name of names) await admin.unsafe(`create database ${name} template ${run}`);
  project.provide("databases", names.map(server.url));
  project.provide("scratch", scratch);
  return async () => {
    for (const name of [...names, run]) await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  };
}

type Server = { url: (database: string) => string; stop: () => Promise<void> };

/** The server `TEST_DATABASE_URL` names (its role must be allowed to create databases), or one of our own. */
async function database(scratch: string): Promise<Server> {
  const given = process.env.TEST_DATABASE_URL;
  if (!given)
    return startPostgres({ directory: join(scratch, "postgres"), password: "test", durable: false, settings: { max_connections: 200 }, detached: false });
  const url = (name: string): string => Object.assign(new URL(given), { pathname: `/${name}` }).href;
  return { url, stop: async () => undefined };
}
