// npm run move-files -- --to disk|s3|uploadthing: moves the files of this instance, running or not, into another store.
import { parseArgs } from "node:util";
import { Refusal } from "@/lib/core/refusal";
import { backendsOf, storageSettings, storesOf } from "@/lib/platform/storage/settings";
import type { Backend } from "@/lib/platform/storage/types";
import { main, withDatabase } from "./instance";
import { holderOf } from "./supervisor/lock";
import { stopSignal } from "./stopping";

function wish(): string {
  try {
    const { values } = parseArgs({ options: { to: { type: "string" } } });
    if (values.to) return values.to;
  } catch (cause) {
    throw new Refusal((cause as Error).message, { cause });
  }
  throw new Refusal("Say where to: npm run move-files -- --to disk, s3 or uploadthing.");
}

/** Rows must never name a store that the running instance cannot read. */
function demandSameStores(dataDir: string): void {
  const theirs = holderOf(dataDir)?.stores;
  const ours = storesOf(storageSettings());
  const missing = theirs && ours.filter((store) => !theirs.includes(store));
  if (missing?.length) throw new Refusal(`The running instance does not know the store "${missing.join('", "')}": start it again with these settings first.`);
}

const stopping = stopSignal();

await main((dataDir) => {
  const [wanted, known] = [wish(), backendsOf(storageSettings())];
  const to = known.find((backend) => backend === wanted);
  if (!to) throw new Refusal(`These settings name no store "${wanted}": there ${listed(known)}. See .env.example.`);
  demandSameStores(dataDir);
  return withDatabase(dataDir, () => move(to));
});

function listed(names: readonly Backend[]): string {
  return names.length > 1 ? `are ${names.join(" and ")}` : `is only ${names.join("")}`;
}

async function move(to: Backend): Promise<void> {
  const { left, toMove } = await import("@/lib/media/moving/data");
  const { moveFiles } = await import("@/lib/media/moving/mutations");
  const { current } = storageSettings();
  if (current !== to) console.log(`New files still go to ${current}: set STORAGE=${to} and start the instance again to have them here too.`);
  const all = await toMove(to);
  const moved = await moveFiles({
    to,
    signal: stopping,
    report: ({ files, bytes }) => report(files, all.files, bytes),
    tell: (line) => console.log(`  ${line}`),
  });
  console.log(`moved: ${moved.files} files, ${megabytes(moved.bytes)}; their old bytes go within minutes while the instance runs`);
  const rest = await left(to);
  if (stopping.aborted) console.log("Stopped. Run it again to go on from here.");
  else if (rest.length === 0) console.log(`every file is in ${to}`);
  for (const { backend, files } of rest) console.log(`still in ${backend}: ${files}`);
  if (!stopping.aborted && rest.length > moved.failed) console.log("What has just been uploaded is moved by another run later.");
  if (rest.length > 0) process.exitCode = 1;
}

let told = 0;

/** On a terminal one line that counts; in a log a line now and then. */
function report(done: number, all: number, bytes: number): void {
  const line = `${done} of ${Math.max(done, all)} files, ${megabytes(bytes)}`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line}${done >= all ? "\n" : ""}`);
  else if (Date.now() - told > 10_000) {
    told = Date.now();
    console.log(line);
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
