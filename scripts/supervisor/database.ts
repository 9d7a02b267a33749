import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { migrate } from "@/db/migrate";
import { startPostgres } from "@/embedded/postgres";
import { Refusal } from "@/lib/core/refusal";
import { pauseAfter } from "./child";
import { say } from "./say";

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
  let server = await startPostgres(options);
  const { port } = server;
  let stopping = false;
  const watch = async (): Promise<void> => {
    for (let deaths = 0; ;) {
      await server.exited;
      if (stopping) return;
      deaths += 1;
      say("PostgreSQL ended; starting it again");
      await pause(pauseAfter(deaths));
      try {
        // The same port, so that those who use it find it again by themselves.
        if (!stopping) server = await startPostgres({ ...options, port });
        if (stopping) await server.stop();
        deaths = 0;
      } catch (error) {
        say(`PostgreSQL cannot be started: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  const watching = watch();
  const stop = async (): Promise<void> => {
    stopping = true;
    await server.stop();
    await watching;
  };
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
