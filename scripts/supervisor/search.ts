import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@/embedded/postgres";
import { findMeilisearch, startMeilisearch } from "@/embedded/search";
import { pauseAfter } from "./child";
import { say } from "./say";

export type SearchServer = { url: string; masterKey: string; stop: () => Promise<void> };

/**
 * Starts the Meilisearch that is on the PATH, and again whenever it dies. Null where there is none, or where the operator names a server: the tables answer
 * what nobody else does, so that nothing here keeps an instance from starting.
 */
export async function openSearch(dataDir: string, masterKey: string, operator: NodeJS.ProcessEnv = process.env): Promise<SearchServer | null> {
  const binary = operator.MEILISEARCH_HOST ? null : findMeilisearch(operator.PATH);
  if (!binary) return null;
  const options = { binary, directory: join(dataDir, "meilisearch"), masterKey, port: await freePort() };
  const first = await startMeilisearch(options).catch(tell);
  if (!first) return null;
  let server = first;
  let stopping = false;
  const watch = async (): Promise<void> => {
    for (let deaths = 0; ;) {
      await server.exited;
      if (stopping) return;
      deaths += 1;
      say("Meilisearch ended; starting it again");
      await pause(pauseAfter(deaths));
      // The same port, so that those who use it find it again by themselves.
      const next = stopping ? null : await startMeilisearch(options).catch(tell);
      if (stopping && !next) return;
      if (!next) continue;
      server = next;
      deaths = 0;
      if (stopping) await server.stop();
    }
  };
  const watching = watch();
  const { url } = server;
  const stop = async (): Promise<void> => {
    stopping = true;
    await server.stop();
    await watching;
  };
  return { url, masterKey, stop };
}

function tell(error: unknown): null {
  say(error instanceof Error ? error.message : String(error));
  return null;
}
