import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Waits until a process is gone; false when it still lives after `ms` milliseconds. */
async function gone(pid: number, ms: number): Promise<boolean> {
  const until = Date.now() + ms;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await pause(25);
  }
  return true;
}

/** The process id PostgreSQL noted in its data directory, or null. */
function notedPid(directory: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(join(directory, "postmaster.pid"), "utf8"), 10);
    return pid > 1 ? pid : null;
  } catch {
    return null;
  }
}

/** Whether the process is a PostgreSQL that serves this directory; where the system cannot tell, a live process is taken for one. */
function serves(pid: number, directory: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(directory);
  } catch {
    return false;
  }
}

/**
 * Makes a data directory free to be started: a PostgreSQL that outlived its supervisor is stopped (it would hold the
 * directory for ever), and the note of a dead one is removed, lest its number now belong to another program.
 */
export async function release(directory: string): Promise<void> {
  const pid = notedPid(directory);
  if (pid === null) return;
  if (serves(pid, directory)) await end(pid);
  rmSync(join(directory, "postmaster.pid"), { force: true });
}

/** Fast shutdown, then immediate, then none at all; PostgreSQL recovers from its log after either. */
export async function end(pid: number, patience = 20_000): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    if (await gone(pid, patience)) return;
  }
}
