import { join } from "node:path";
import { migrate } from "@/db/migrate";
import { startPostgres } from "@/embedded/postgres";
import { Refusal } from "@/lib/core/refusal";
import { say } from "./say";
import { keepServer } from "./server";

export type Database = { url: string; stop: () => Promise<void> };

type Where = { dataDir: string; databaseUrl: string | undefined; password: string };

const NAME = "postgres";

/** Brings up the database of this instance, at this version: the operator's where one is named, else our own, which is started again whenever it dies. */
export async function openDatabase({ dataDir, databaseUrl, password }: Where): Promise<Database> {
  if (databaseUrl) {
    await bringUpToDate(databaseUrl);
    return { url: databaseUrl, stop: async () => undefined };
  }
  const options = { directory: join(dataDir, "postgres"), password };
  const server = await startPostgres(options);
  const again = () => startPostgres({ ...options, port: server.port });
  const stop = keepServer("PostgreSQL", server, again, (error) => {
    say(`PostgreSQL cannot be started: ${error instanceof Error ? error.message : String(error)}`);
  });
  try {
    await bringUpToDate(server.url(NAME));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: server.url(NAME), stop };
}

async function bringUpToDate(url: string): Promise<void> {
  try {
    await migrate(url);
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    const unreachable = ["ECONNREFUSED", "ENOTFOUND", "EHOSTUNREACH", "CONNECT_TIMEOUT", "28P01", "28000", "3D000"];
    if (!code || !unreachable.includes(code)) throw error;
    const { host, pathname } = new URL(url);
    throw new Refusal(`The database at ${host}${pathname} cannot be opened: ${message}.`, { cause: error });
  }
}
