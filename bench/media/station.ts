// One instance with a table of so many photos, started by bench/media.ts, which tells it by messages what to do: station.ts PHOTOS FILES_FOLDER.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { another } from "@/scripts/bench/jpeg";
import { withDatabase } from "@/scripts/instance";
import { scratchDirectory } from "@/scripts/testing/scratch";
import { startCounting } from "../cost";
import { bareSharp } from "./floor";
import { SIZES } from "./frames";

/** `size` counts the sizes of `frames.ts`; `mark` makes the file unlike all others. */
export type Task = { what: "photo" | "floor"; size: number; mark: string };
export type Cost = { cpu: number; wall: number };
export type Word = { kind: "ready" } | { kind: "line"; line: string } | { kind: "cost"; cost: Cost } | { kind: "failed"; why: string };

const stopping = new AbortController();
const stopped = new Promise<never>((_, fail) => stopping.signal.addEventListener("abort", () => fail(new Error("stopped"))));
stopped.catch(() => undefined);
// Ctrl-C in a terminal reaches us too; whoever started us hears it and hangs up, and that is when we stop.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
process.on("disconnect", () => stopping.abort());

const tell = (word: Word): unknown => process.connected && process.send!(word);
const [photos, folder] = [Number(process.argv[2]), process.argv[3]!];

const dataDir = await scratchDirectory("instance");
try {
  process.env.LOG_LEVEL = "error";
  await withDatabase(dataDir, serve);
} catch (error) {
  if (!stopping.signal.aborted) tell({ kind: "failed", why: error instanceof Error ? (error.stack ?? error.message) : String(error) });
} finally {
  rmSync(dataDir, { recursive: true, force: true });
  // Queries that were given up may still be waiting.
  process.exit();
}

async function serve(): Promise<void> {
  const { fill } = await import("./rows");
  const members = await Promise.race([fill({ photos, tell: (line) => tell({ kind: "line", line }), stop: stopping.signal }), stopped]);
  const { openStudio, demandPrepared } = await import("./photo");
  const studio = await openStudio();
  const files = SIZES.map((_, i) => readFileSync(join(folder, `${i}.jpg`)));
  let owner = 0;

  const act = async ({ what, size, mark }: Task): Promise<Cost> => {
    const bytes = another(files[size]!, mark);
    const ownerId = members[(owner += 7919) % members.length]!;
    const [count, begun] = [startCounting(), performance.now()];
    const made = what === "photo" ? await studio.prepare(bytes, ownerId) : await bareSharp(bytes, SIZES[size]!.profiled);
    const cost = { cpu: count(), wall: performance.now() - begun };
    if (typeof made === "string") await demandPrepared(made);
    return cost;
  };

  try {
    const tasks = taken();
    tell({ kind: "ready" });
    for await (const task of tasks) tell({ kind: "cost", cost: await act(task) });
  } finally {
    await studio.close();
  }
}

/** What we are told to do, one after the other, until we stop. */
async function* taken(): AsyncGenerator<Task> {
  const waiting: Task[] = [];
  let wake = (): void => undefined;
  process.on("message", (task: Task) => {
    waiting.push(task);
    wake();
  });
  stopping.signal.addEventListener("abort", () => wake());
  while (!stopping.signal.aborted) {
    const next = waiting.shift();
    if (next) yield next;
    else await new Promise<void>((settle) => (wake = settle));
  }
}
