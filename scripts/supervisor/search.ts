import { join } from "node:path";
import { freePort } from "@/embedded/postgres";
import { findMeilisearch, startMeilisearch } from "@/embedded/search";
import { say } from "./say";
import { keepServer } from "./server";

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
  const stop = keepServer("Meilisearch", first, () => startMeilisearch(options), tell);
  return { url: first.url, masterKey, stop };
}

function tell(error: unknown): null {
  say(error instanceof Error ? error.message : String(error));
  return null;
}
