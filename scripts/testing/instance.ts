import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "@/embedded/postgres";
import { Refusal } from "@/lib/core/refusal";
import { scratchDirectory } from "./scratch";

export type Instance = {
  /** `http://localhost:PORT` */
  url: string;
  port: number;
  /** Of the process that all others of the instance are below. */
  pid: number;
  dataDir: string;
  /** The one-time set-up link, where the instance had no administrator yet. */
  setupLink: string | null;
  /** Ends it as a signal would and waits for it; its temporary directory goes too. */
  stop: () => Promise<void>;
};

export type InstanceOptions = {
  /** A temporary one, removed at the end, unless told. */
  dataDir?: string;
  /** A free one unless told. */
  port?: number;
  environment?: Record<string, string>;
  /** The tree it is built from and runs in: this one unless told. */
  tree?: string;
  /** Where its output goes. */
  log: string;
  /** Hears the supervisor's own lines while it starts. */
  tell?: (line: string) => void;
};

/** Settings of whoever runs this, which would make it another instance; empty means not set, whatever a `.env` says. */
const OTHERS = [...readFileSync(".env.example", "utf8").matchAll(/^#? ?([A-Z][A-Z0-9_]*)=/gm)].map(([, name = ""]) => name);

/** Our environment without what would make of an instance started in it another than its data directory says. */
export const aloneEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, ...Object.fromEntries(OTHERS.map((name) => [name, ""])) });

/** Starts a real instance, as `npm start` does, and waits until it is ready. Its limits are wide, since everyone in a test comes from one address. */
export async function startInstance({ dataDir, port, environment, tree, log, tell = () => undefined }: InstanceOptions): Promise<Instance> {
  const home = dataDir ?? (await scratchDirectory("instance"));
  const at = port ?? (await freePort());
  mkdirSync(dirname(log), { recursive: true });
  const sink = createWriteStream(log);
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/supervisor/main.ts"], {
    env: {
      ...aloneEnvironment(),
      NODE_ENV: "production",
      RATE_LIMIT_FACTOR: "1000",
      DATA_DIR: home,
      PORT: String(at),
      ...environment,
    },
    cwd: tree,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const over = once(child, "exit");
  const stop = async (): Promise<void> => {
    // The end of the channel is a wish to stop; it works where there are no signals too.
    if (child.connected) child.disconnect();
    await over;
    sink.end();
    if (!dataDir) rmSync(home, { recursive: true, force: true });
  };
  child.stderr!.pipe(sink, { end: false });
  let setupLink: string | null = null;
  const ready = new Promise<boolean>((settle) => {
    createInterface({ input: child.stdout! })
      .on("line", (line) => {
        sink.write(`${line}\n`);
        if (!line.startsWith("{")) tell(line);
        setupLink ??= /^set it up: (.+)$/.exec(line)?.[1] ?? null;
        if (line.startsWith("ready on ")) settle(true);
      })
      .on("close", () => settle(false));
  });
  if (!(await ready)) {
    await stop();
    throw new Refusal(`The instance did not start: see ${log}.`);
  }
  return { url: `http://localhost:${at}`, port: at, pid: child.pid!, dataDir: home, setupLink, stop };
}
