// npm run reindex: builds the search engine's index anew, while the one that answers goes on answering; -- --cancel gives up building one.
import { parseArgs } from "node:util";
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "@/lib/core/refusal";
import { main, withDatabase } from "./instance";
import { stopSignal } from "./stopping";

/** Milliseconds between two looks at what the running instance has done. */
const LOOK = 500;

function wish(): { cancel: boolean } {
  try {
    const { values } = parseArgs({ options: { cancel: { type: "boolean", default: false } } });
    return { cancel: values.cancel };
  } catch (cause) {
    throw new Refusal((cause as Error).message, { cause });
  }
}

const stopping = stopSignal();

await main((dataDir) => {
  const { cancel } = wish();
  return withDatabase(dataDir, ({ running }) => (cancel ? giveUp() : build(running)), !cancel);
});

async function giveUp(): Promise<void> {
  const { cancelBuilding } = await import("@/lib/search/engines/meilisearch/indexes/mutations");
  console.log((await cancelBuilding()) ? "Given up. What answered before goes on answering." : "No index is being built.");
}

async function build(running: boolean): Promise<void> {
  const { searchIsHosted } = await import("@/lib/platform/search");
  if (!searchIsHosted())
    throw new Refusal("There is no search engine: the database itself is searched, and needs no index. See MEILISEARCH_HOST in .env.example.");
  const { progressOf } = await import("@/lib/search/engines/meilisearch/indexes/data");
  const { beginIndex, workOnIndexes } = await import("@/lib/search/engines/meilisearch/indexes/mutations");
  const uid = await beginIndex(true);
  while (!stopping.aborted) {
    const progress = await progressOf(uid);
    if (progress?.state !== "building") return conclude(progress?.state === "active");
    report(progress.done, progress.total);
    // While the instance runs, its worker does the work.
    if (running) await pause(LOOK, undefined, { signal: stopping }).catch(() => undefined);
    else await workOnIndexes(stopping).catch(unlessStopped);
  }
  console.log(running ? "\nThe instance goes on building it; with -- --cancel it does not." : "\nStopped. Run it again to go on from here.");
}

function conclude(active: boolean): void {
  console.log(active ? "\nThe new index answers." : "\nThe index was given up.");
  if (!active) process.exitCode = 1;
}

function unlessStopped(error: unknown): void {
  if (!stopping.aborted) throw error;
}

let told = 0;

/** On a terminal one line that counts; in a log a line now and then. */
function report(done: number, total: number): void {
  const line = `${done} of ${Math.max(done, total)} photos`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line}`);
  else if (Date.now() - told > 10_000) {
    told = Date.now();
    console.log(line);
  }
}
