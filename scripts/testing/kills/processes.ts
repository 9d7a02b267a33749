import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { holderOf } from "@/scripts/supervisor/lock";
import { statFields } from "@/scripts/supervisor/stat";

/** What a trial may kill; `postgres` is the postmaster alone, `cluster` the postmaster with all it started, `backend` one connection's process. */
export const VICTIMS = ["web", "worker", "postgres", "cluster", "backend"] as const;
export type Victim = (typeof VICTIMS)[number];

type Process = { pid: number; parent: number; command: string[]; environment: string };

/** The processes that are the victim at this moment, as Linux lists them below the instance's supervisor; none while it is being started again. */
export function pidsOf(victim: Victim, dataDir: string): number[] {
  const supervisor = holderOf(dataDir)?.pid;
  const all = processes();
  const children = all.filter(({ parent }) => parent === supervisor);
  if (victim === "web" || victim === "worker")
    return children.filter(({ environment }) => environment.split("\0").includes(`HALATION_PROCESS=${victim}`)).map(({ pid }) => pid);
  const postmaster = children.find(({ command }) => command.includes(join(dataDir, "postgres")));
  if (!postmaster) return [];
  const below = all.filter(({ parent }) => parent === postmaster.pid);
  if (victim === "postgres") return [postmaster.pid];
  if (victim === "cluster") return [postmaster.pid, ...below.map(({ pid }) => pid)];
  return below
    .filter(({ command }) => / 127\.0\.0\.1\(\d+\)/.test(command.join(" ")))
    .map(({ pid }) => pid)
    .slice(-1);
}

/** Those of all processes that can be looked at. */
function processes(): Process[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const read = (file: string): string => readFileSync(`/proc/${name}/${file}`, "utf8");
      const parent = Number(statFields(read("stat"))[1]);
      return [{ pid: Number(name), parent, command: read("cmdline").split("\0"), environment: read("environ") }];
    } catch {
      return [];
    }
  });
}

/** Kills without a word, and answers whom. */
export function kill(victim: Victim, dataDir: string): number[] {
  return pidsOf(victim, dataDir).filter((pid) => {
    try {
      return process.kill(pid, "SIGKILL");
    } catch {
      // Gone by itself in the meantime, as connections go.
      return false;
    }
  });
}
