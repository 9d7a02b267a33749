import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { Refusal } from "@/lib/core/refusal";
import { accountFor, launchAs, refuseForeign, type Account, type Launch } from "./account";
import { findBinaries, type Binaries } from "./binaries";
import { end, isAlive, release } from "./pidfile";

/** The one major version whose data we can open. */
const MAJOR = "18";
const SUPERUSER = "halation";

export type PostgresOptions = {
  /** Made when missing. */
  directory: string;
  password: string;
  /** On 127.0.0.1; a free one unless told. */
  port?: number;
  /** No for data that may be lost with the machine (tests): much faster. */
  durable?: boolean;
  settings?: Record<string, string | number>;
  /** Whether Ctrl-C in our terminal leaves it alone, so that others can finish their work with it first. Yes unless told. */
  detached?: boolean;
};

export type PostgresServer = {
  port: number;
  pid: number;
  url: (database: string) => string;
  /** Settles when the server is gone, wanted or not. */
  exited: Promise<void>;
  /** Ends what is open and shuts down, leaving nothing to recover. */
  stop: () => Promise<void>;
};

/**
 * Starts PostgreSQL on a directory, making the cluster first where there is none, and answers once it takes queries.
 * A server that outlived an earlier run is stopped first.
 *
 * @throws Refusal when this directory or machine cannot run it
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const directory = resolve(options.directory);
  refuseForeign(directory);
  const binaries = await findBinaries();
  const account = accountFor(directory);
  const launch = launchAs(account, binaries, directory);
  if (existsSync(directory)) await release(directory);
  else create(directory, binaries, account, launch, options);
  refuseOtherVersion(directory);
  const port = options.port ?? (await freePort());
  const log = `${directory}.log`;
  for (const deadline = Date.now() + 15_000; ; await pause(250)) {
    const child = run(directory, binaries, launch, port, log, options);
    const server = describe(child, port, options.password, binaries, directory);
    if (await ready(server, child)) return server;
    // The workers of a killed server take a moment to notice; until then their shared memory keeps the directory shut.
    if (!busy(log) || Date.now() > deadline) throw new Refusal(`PostgreSQL did not start: ${lastLine(log)} (see ${log})`);
  }
}

/** Makes the cluster beside its place and moves it there when complete, so that a directory that exists is whole. */
function create(directory: string, binaries: Binaries, account: Account | null, launch: Launch, options: PostgresOptions): void {
  const draft = `${directory}.new`;
  const passwordFile = `${directory}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const args = ["-D", draft, "-U", SUPERUSER, "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--no-instructions", ...locale];
  const { command, args: full, identity } = launch(binaries.initdb, options.durable === false ? [...args, "--no-sync"] : args);
  const made = spawnSync(command, full, { ...identity, cwd: "/", env: environment(), encoding: "utf8" });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0)
    throw new Refusal(`PostgreSQL could not make its data directory: ${(made.stderr || String(made.error ?? "")).trim().split("\n").at(-1)}`);
  renameSync(draft, directory);
}

function refuseOtherVersion(directory: string): void {
  const version = readFileSync(join(directory, "PG_VERSION"), "utf8").trim();
  if (version === MAJOR) return;
  const age = Number(version) > Number(MAJOR) ? "a newer version of Halation" : "an older version of Halation";
  throw new Refusal(`${directory} was made by ${age} (PostgreSQL ${version}; this one runs ${MAJOR}) and cannot be opened by this one.`);
}

function run(directory: string, binaries: Binaries, launch: Launch, port: number, log: string, options: PostgresOptions): ChildProcess {
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    log_checkpoints: "off",
    // A failed statement may carry what people wrote; the log keeps the error only.
    log_min_error_statement: "panic",
    // Compiling a query takes longer than any of ours does; poolers refuse to be told so by each connection.
    jit: "off",
    // Disks that turn are rare, and what is read often is in memory.
    random_page_cost: 1.1,
    ...(options.durable === false ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
    ...options.settings,
  };
  const { command, args, identity } = launch(binaries.postgres, [
    "-D",
    directory,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
  const out = openSync(log, "w", 0o600);
  const child = spawn(command, args, {
    ...identity,
    cwd: "/",
    env: environment(),
    stdio: ["ignore", out, out],
    detached: options.detached ?? true,
    windowsHide: true,
  });
  closeSync(out);
  return child;
}

/** The operator's locale and PG* settings are no business of ours. */
const environment = (): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), NODE_ENV: process.env.NODE_ENV, LC_ALL: "C" };
};

function describe(child: ChildProcess, port: number, password: string, binaries: Binaries, directory: string): PostgresServer {
  const exited = new Promise<void>((settle) => {
    child.once("exit", () => settle());
    child.once("error", () => settle());
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
    // Windows has no signals: a "SIGINT" there is a kill.
    if (process.platform === "win32") spawnSync(binaries.pg_ctl, ["stop", "-D", directory, "-m", "fast"]);
    else await end(child.pid);
    await exited;
  };
  const url = (database: string): string => `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  return { port, pid: child.pid ?? 0, url, exited, stop };
}

/** Waits for the first answered query, however long recovery takes; false when the server ends instead. */
async function ready(server: PostgresServer, child: ChildProcess): Promise<boolean> {
  let over = false;
  void server.exited.then(() => (over = true));
  while (!over) {
    const client = postgres(server.url("postgres"), { max: 1, connect_timeout: 5, onnotice: () => undefined });
    try {
      await client`select 1`;
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === "28P01") {
        if (child.pid && isAlive(child.pid)) await server.stop();
        throw new Refusal("PostgreSQL does not know our password: the secrets file does not belong to this data directory.", { cause: error });
      }
      await Promise.race([pause(30), server.exited]);
    } finally {
      await client.end({ timeout: 1 });
    }
  }
  return false;
}

const busy = (log: string): boolean => /shared memory block|lock file "postmaster\.pid"/.test(readFileSync(log, "utf8"));

const lastLine = (log: string): string => {
  const lines = readFileSync(log, "utf8").trim().split("\n");
  return (lines.findLast((line) => line.includes("FATAL")) ?? lines.at(-1) ?? "").replace(/^.*?(FATAL|LOG|ERROR): +/, "");
};

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => settle(port));
    });
  });
}
