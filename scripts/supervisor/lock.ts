import { spawnSync } from "node:child_process";
import { chmodSync, constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Refusal } from "@/lib/core/refusal";
import { isAlive } from "@/embedded/postgres/pidfile";
import { STARTED, statFields } from "./stat";

const schema = z.object({
  pid: z.number(),
  /** What the system says of the process's birth: a number may come to mean another process. */
  born: z.string(),
  /** What holds the directory: `npm start`, `npm run demo`. */
  program: z.string(),
  /** Where the instance answers, once it does. */
  url: z.string().optional(),
  /** How other programs of this instance reach its database, once they can. */
  databaseUrl: z.string().optional(),
  /** Where they publish events, when the realtime server is ours. */
  realtimePort: z.number().optional(),
  /** The Meilisearch that was started beside it. */
  search: z.object({ url: z.string(), masterKey: z.string() }).optional(),
  /** The stores of files it can read, by `storesOf`. */
  stores: z.array(z.string()).optional(),
});

/** Who uses a data directory at the moment. */
export type Holder = z.infer<typeof schema>;

export type Lock = {
  /** Whether the last holder ended without giving the directory back. */
  inherited: boolean;
  /** Tells other programs more about us. */
  note: (facts: Pick<Holder, "url" | "databaseUrl" | "realtimePort" | "search" | "stores">) => void;
  release: () => void;
};

const fileOf = (dataDir: string): string => join(dataDir, "running.json");

/** The live holder of a data directory, or null. */
export function holderOf(dataDir: string): Holder | null {
  const holder = read(fileOf(dataDir));
  return holder && isHolding(holder) ? holder : null;
}

/**
 * Takes a data directory for this process. The lock of a process that died is taken over; of two that try at once, one gets it.
 *
 * @throws Refusal when someone alive holds it
 */
export function takeLock(dataDir: string, program: string): Lock {
  const file = fileOf(dataDir);
  const draft = `${file}.${process.pid}`;
  let ours: Holder = { pid: process.pid, born: birthOf(process.pid), program };
  let inherited = false;
  const write = (): void => {
    writeFileSync(draft, JSON.stringify(ours), { mode: 0o600 });
    chmodSync(draft, 0o600);
  };
  for (;;) {
    write();
    if (create(draft, file)) break;
    const holder = read(file);
    if (holder && isHolding(holder)) {
      rmSync(draft, { force: true });
      throw new Refusal(`Halation already runs with ${dataDir} (${holder.program}, process ${holder.pid}${holder.url ? `, ${holder.url}` : ""}).`);
    }
    inherited = true;
    discard(file, holder);
  }
  return {
    inherited,
    note: (facts) => {
      ours = { ...ours, ...facts };
      write();
      renameSync(draft, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** A hard link appears whole or not at all, and never over another's. */
function create(draft: string, file: string): boolean {
  try {
    linkOrCopy(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Some file systems know no hard links. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!["EPERM", "ENOTSUP", "ENOSYS"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}

/** Moves a dead lock aside; if it turns out to be a live one that came in the meantime, puts it back. */
function discard(file: string, seen: Holder | null): void {
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (JSON.stringify(moved) !== JSON.stringify(seen)) create(aside, file);
  rmSync(aside, { force: true });
}

function read(file: string): Holder | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

/** Whether the holder lives: not we ourselves (a container gives every start the same number), and not another under its number. */
const isHolding = (holder: Holder): boolean => holder.pid !== process.pid && isAlive(holder.pid) && birthOf(holder.pid) === holder.born;

/** When a process was born, in whatever form the system gives; empty where it tells nothing. */
export function birthOf(pid: number): string {
  if (process.platform === "linux") {
    try {
      const started = statFields(readFileSync(`/proc/${pid}/stat`, "utf8"))[STARTED];
      return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${started}`;
    } catch {
      return "";
    }
  }
  if (process.platform === "win32") return "";
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
}
