import { freePort } from "@/embedded/postgres";
import { Refusal } from "@/lib/core/refusal";
import { buildIfChanged } from "./build";
import { bundleOnChange } from "./bundle";
import { keep, type Kept, type Program } from "./child";
import { openDatabase } from "./database";
import { environmentOf } from "./environment";
import { checkPort, prepareDataDir } from "./ground";
import { takeLock } from "./lock";
import { localUrl, setupLink, vetStores, wellness } from "./ready";
import { say } from "./say";
import { openSearch } from "./search";
import { instanceSecrets } from "./secrets";
import { readSettings, type Settings } from "./settings";

/** Deaths in a row, before ever having been well, after which a process is taken to be unable to start. */
const HOPELESS = 3;
/** Two signals within this time are one wish: Ctrl-C reaches us and whoever started us, who passes it on. Milliseconds. */
const SAME_WISH = 1500;
/** Traces name our own lines; Next's use of url.parse is not ours to hear about. */
const NODE_OPTIONS = ["--enable-source-maps", "--disable-warning=DEP0169"];

const stopping = new AbortController();
/** What to undo at the end, last first. */
const closers: (() => unknown)[] = [];

async function start(settings: Settings): Promise<void> {
  const { dev, dataDir, port, host } = settings;
  const url = localUrl(port, host);
  prepareDataDir(dataDir);
  const lock = takeLock(dataDir, dev ? "npm run dev" : "npm start");
  closers.push(lock.release);
  // The processes of a supervisor that was killed need a moment to notice.
  await checkPort(port, host, lock.inherited ? 15_000 : 0);
  const secrets = instanceSecrets(dataDir);
  const opening = openDatabase({ dataDir, databaseUrl: settings.databaseUrl, password: secrets.POSTGRES_PASSWORD ?? "" });
  closers.push(async () => (await opening.catch(() => null))?.stop());
  const engine = openSearch(dataDir, process.env.MEILISEARCH_API_KEY || secrets.MEILISEARCH_API_KEY || "");
  closers.push(async () => (await engine)?.stop());
  const [database, search] = await Promise.all([opening, engine, dev ? null : buildIfChanged(stopping.signal)]);
  stopping.signal.throwIfAborted();
  const realtimePort = await freePort();
  const served = search ? { url: search.url, masterKey: search.masterKey } : undefined;
  lock.note({ databaseUrl: database.url, realtimePort, search: served, stores: settings.stores });

  const environment = environmentOf({ dev, dataDir, port, databaseUrl: database.url, realtimePort, search: served, secrets });
  // Those of this machine have been looked at already.
  if (settings.stores.length > 1) await vetStores(environment, stopping.signal);
  const processes = await run(environment, dev);
  closers.push(() => Promise.all(processes.map((kept) => kept.stop())));
  const [link] = await Promise.all([setupLink(environment, stopping.signal), wellness(url, stopping.signal)]);
  lock.note({ url });
  hopeful = true;
  if (link) say(`set it up: ${link}`);
  say(`ready on ${url}${environment.PUBLIC_URL ? ` (${environment.PUBLIC_URL})` : ""}`);
}

/** Whether the instance was well once; from then on nothing is given up. */
let hopeful = false;

async function run(environment: NodeJS.ProcessEnv, dev: boolean): Promise<Kept[]> {
  const outdir = dev ? "dist/dev" : "dist";
  const programs: Program[] = [
    { name: "web", args: [...NODE_OPTIONS, `${outdir}/server.js`], environment: { ...environment, HALATION_PROCESS: "web" }, patience: 20_000 },
    { name: "worker", args: [...NODE_OPTIONS, `${outdir}/worker.js`], environment: { ...environment, HALATION_PROCESS: "worker" }, patience: 40_000 },
  ];
  const kept: Kept[] = [];
  if (dev) {
    const watched = await bundleOnChange(outdir, (file) =>
      kept[programs.findIndex(({ args }) => file.replaceAll("\\", "/").endsWith(args.at(-1)!))]?.restart(),
    );
    closers.push(watched.stop);
  }
  for (const program of programs) {
    const onDeath = (deaths: number): void => {
      if (!hopeful && deaths >= HOPELESS) void finish(1, `The ${program.name} process does not start: see above.`);
    };
    kept.push(keep(program, onDeath));
  }
  return kept;
}

let finishing: Promise<never> | null = null;

/** Undoes everything in order, once, and ends the process. */
function finish(code: number, sentence?: string): Promise<never> {
  finishing ??= (async () => {
    stopping.abort();
    for (const close of closers.toReversed()) {
      try {
        await close();
      } catch (error) {
        console.error(error);
      }
    }
    if (sentence) console.error(sentence);
    process.exit(code);
  })();
  return finishing;
}

let asked = 0;

function onSignal(): void {
  if (asked === 0) say("stopping");
  else if (Date.now() - asked > SAME_WISH) say("still stopping: what is under way is being finished");
  asked ||= Date.now();
  void finish(0);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
// Whoever started us has died without a word.
process.on("disconnect", onSignal);

try {
  await start(readSettings(process.argv.slice(2)));
} catch (error) {
  if (stopping.signal.aborted) await finish(0);
  if (error instanceof Refusal) await finish(1, error.message);
  console.error(error);
  await finish(1, "Halation could not start.");
}
