import { readFileSync } from "node:fs";
import { memoryOf } from "@/bench/search/memory";
import { STARTED, statFields, TICK } from "@/scripts/supervisor/stat";
import { pidsOf } from "@/scripts/testing/kills/processes";

const MIB = 2 ** 20;
const PARTS = [
  ["web", "web"],
  ["worker", "worker"],
  ["postgres", "PostgreSQL"],
] as const;

/** What each part of an instance holds, and how old it is, e.g. `web 412 MiB at 12 min`: what grows is to be told from what was started anew. */
export const memoryByPart = (dataDir: string): string =>
  PARTS.flatMap(([victim, name]) =>
    pidsOf(victim, dataDir).map((pid) => `${name} ${Math.round(memoryOf(pid, /./) / MIB)} MiB at ${Math.round(ageOf(pid) / 60)} min`),
  ).join(", ");

/** Seconds; 0 of a process that has just ended. */
function ageOf(pid: number): number {
  try {
    const up = Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]);
    return up - (Number(statFields(readFileSync(`/proc/${pid}/stat`, "utf8"))[STARTED]) * TICK) / 1000;
  } catch {
    return 0;
  }
}
