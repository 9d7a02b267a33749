import { readFileSync } from "node:fs";
import { memoryOf } from "@/bench/search/memory";
import { pidsOf } from "@/scripts/testing/kills/processes";

const MIB = 2 ** 20;
const KINDS = { web: "web", worker: "worker", postgres: "PostgreSQL" } as const;
/** In which Linux tells when a process was started; per second, on all machines of today. */
const TICKS = 100;

/** What each part of an instance holds, and how old it is, e.g. `web 412 MiB at 12 min`: what grows is to be told from what was started anew. */
export const memoryByPart = (dataDir: string): string =>
  Object.entries(KINDS)
    .flatMap(([victim, name]) =>
      pidsOf(victim as keyof typeof KINDS, dataDir).map((pid) => `${name} ${Math.round(memoryOf(pid, /./) / MIB)} MiB at ${Math.round(ageOf(pid) / 60)} min`),
    )
    .join(", ");

/** Seconds; 0 of a process that has just ended. */
function ageOf(pid: number): number {
  try {
    const up = Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]);
    // The name of the program, in parentheses, may hold anything; the start is the twentieth word after it.
    const started = Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ")[19]);
    return up - started / TICKS;
  } catch {
    return 0;
  }
}
