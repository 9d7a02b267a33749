import { spawn, type ChildProcess } from "node:child_process";
import { accessSync, closeSync, constants, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { totalmem } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "@/lib/core/refusal";
import { end, isAlive } from "../postgres/pidfile";

export type MeilisearchOptions = {
  binary: string;
  /** Made when missing. Holds nothing that cannot be made again from the database. */
  directory: string;
  /** Whoever has it may do everything; 16 bytes at least. */
  masterKey: string;
  /** On 127.0.0.1. */
  port: number;
};

export type MeilisearchServer = {
  url: string;
  pid: number;
  /** Settles when the server is gone, wanted or not. */
  exited: Promise<void>;
  stop: () => Promise<void>;
};

/** Milliseconds until a server must answer. */
const PATIENCE = 30_000;
/** The part of the machine's memory that it may use to build an index; its own idea is two thirds. */
const MEMORY = 1 / 4;

/** The `meilisearch` of this machine, or null. */
export function findMeilisearch(path = process.env.PATH ?? ""): string | null {
  const name = process.platform === "win32" ? "meilisearch.exe" : "meilisearch";
  const candidates = path.split(delimiter).flatMap((folder) => (folder ? [join(folder, name)] : []));
  return candidates.find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts Meilisearch on a directory and answers once it takes requests. One that outlived an earlier run is stopped first; data of another version, which
 * it cannot open, is thrown away.
 *
 * @throws Refusal when it does not start
 */
export async function startMeilisearch(options: MeilisearchOptions): Promise<MeilisearchServer> {
  const directory = resolve(options.directory);
  await stopFormer(directory);
  const server = await tryToStart(options, directory);
  if (server) return server;
  if (!/database version/i.test(lastLines(directory))) throw new Refusal(`Meilisearch did not start: see ${logOf(directory)}`);
  rmSync(directory, { recursive: true, force: true });
  const fresh = await tryToStart(options, directory);
  if (fresh) return fresh;
  throw new Refusal(`Meilisearch did not start: see ${logOf(directory)}`);
}

const logOf = (directory: string): string => `${directory}.log`;
const noteOf = (directory: string): string => `${directory}.pid`;
const lastLines = (directory: string): string => readFileSync(logOf(directory), "utf8").slice(-4000);

async function tryToStart(options: MeilisearchOptions, directory: string): Promise<MeilisearchServer | null> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const child = run(options, directory);
  const exited = new Promise<void>((settle) => {
    child.once("exit", () => settle());
    child.once("error", () => settle());
  });
  const url = `http://127.0.0.1:${options.port}`;
  const stop = async (): Promise<void> => {
    if (child.pid && child.exitCode === null && child.signalCode === null) await end(child.pid);
    await exited;
    rmSync(noteOf(directory), { force: true });
  };
  if (child.pid) writeFileSync(noteOf(directory), String(child.pid), { mode: 0o600 });
  if (await answers(url, exited)) return { url, pid: child.pid ?? 0, exited, stop };
  await stop();
  return null;
}

function run({ binary, masterKey, port }: MeilisearchOptions, directory: string): ChildProcess {
  const out = openSync(logOf(directory), "w", 0o600);
  const child = spawn(binary, [], {
    cwd: directory,
    env: {
      ...process.env,
      MEILI_DB_PATH: join(directory, "data"),
      MEILI_DUMP_DIR: join(directory, "dumps"),
      MEILI_SNAPSHOT_DIR: join(directory, "snapshots"),
      MEILI_HTTP_ADDR: `127.0.0.1:${port}`,
      MEILI_MASTER_KEY: masterKey,
      MEILI_ENV: "production",
      MEILI_NO_ANALYTICS: "true",
      MEILI_LOG_LEVEL: "WARN",
      MEILI_MAX_INDEXING_MEMORY: String(Math.floor(totalmem() * MEMORY)),
    },
    stdio: ["ignore", out, out],
    // Ctrl-C in our terminal leaves it alone: those who use it end first.
    detached: true,
    windowsHide: true,
  });
  closeSync(out);
  return child;
}

async function answers(url: string, exited: Promise<void>): Promise<boolean> {
  let over = false;
  void exited.then(() => (over = true));
  for (const deadline = Date.now() + PATIENCE; !over && Date.now() < deadline; await Promise.race([pause(30), exited])) {
    const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    if (response?.ok && !over) return true;
  }
  return false;
}

/** A server whose supervisor was killed still holds the directory. */
async function stopFormer(directory: string): Promise<void> {
  const pid = notedPid(directory);
  if (pid !== null && serves(pid, directory)) await end(pid);
  rmSync(noteOf(directory), { force: true });
}

function notedPid(directory: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(noteOf(directory), "utf8"), 10);
    return pid > 1 ? pid : null;
  } catch {
    return null;
  }
}

/** Whether the process is one of ours on this directory; where the system cannot tell, it is left alone. */
function serves(pid: number, directory: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8")
      .split("\0")
      .includes(`MEILI_DB_PATH=${join(directory, "data")}`);
  } catch {
    return false;
  }
}
