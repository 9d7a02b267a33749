// npm run demo [-- --people N --photos N --seed S --force]: fills this instance, running or not, with demo people and their photos.
import { parseArgs } from "node:util";
import { Refusal } from "@/lib/core/refusal";
import { withDatabase } from "./instance";
import { readSettings } from "./supervisor/settings";

type Wishes = { people: number; photos: number; seed: string; force: boolean };

function wishes(): Wishes {
  const { values } = parseArgs({
    options: {
      people: { type: "string", default: "24" },
      photos: { type: "string", default: "300" },
      seed: { type: "string", default: "1" },
      force: { type: "boolean", default: false },
    },
  });
  return { people: whole("people", values.people, 1), photos: whole("photos", values.photos, 0), seed: values.seed, force: values.force };
}

function whole(name: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least) throw new Refusal(`--${name} must be a whole number of at least ${least}, not "${text}".`);
  return number;
}

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());

/** Modules that reach the database read the environment when they are loaded, so they are loaded once it is known. */
async function fill(given: Wishes): Promise<void> {
  process.env.LOG_LEVEL ||= "error";
  const [{ fillDemo, DEMO_PASSWORD }, { processJobs }] = await Promise.all([import("@/db/seed/demo"), import("@/db/seed/jobs")]);
  const jobs = await processJobs();
  const began = Date.now();
  try {
    const made = await fillDemo({ ...given, now: began, stop: stopping.signal, report });
    console.log(`${made.people} people and ${made.photos} photos are there (${made.added} new, ${Math.round((Date.now() - began) / 1000)} s).`);
    console.log(`Sign in as demo with the password ${DEMO_PASSWORD}.`);
    if (made.madeAdministrator)
      console.log(`The instance was not set up yet: admin, with the same password, is its administrator now, and guests may look in.`);
    console.log("Everyone knows these passwords: keep a demo off the open internet, or change them.");
  } finally {
    await jobs.stop();
  }
}

let told = 0;

/** On a terminal one line that counts; in a log a line now and then. */
function report(done: number, all: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${done} of ${all} photos${done === all ? "\n" : ""}`);
  else if (done === all || Date.now() - told > 10_000) {
    told = Date.now();
    console.log(`${done} of ${all} photos`);
  }
}

try {
  const given = wishes();
  await withDatabase(readSettings([]).dataDir, () => fill(given));
} catch (error) {
  if (stopping.signal.aborted) console.log("\nStopped. Run it again to go on from here.");
  else if (error instanceof Refusal || (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS")) console.error((error as Error).message);
  else console.error(error);
  process.exitCode = 1;
}
