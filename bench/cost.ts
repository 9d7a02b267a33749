import { readdirSync, readFileSync } from "node:fs";
import { statFields, TICK } from "@/scripts/supervisor/stat";

type Usage = { parent: number; /** Its own CPU time, and that of its ended children, in milliseconds. */ own: number; reaped: number };

/**
 * Counts the CPU-milliseconds of this process and all below it from now on, those of what has ended meanwhile among them. Our own are counted to the
 * microsecond (libvips' threads are ours), those of the others as `startCountingOf` has them. Counting itself costs some, and is left out.
 */
export function startCounting(): () => number {
  const others = ofTree(process.pid, { itself: false });
  const ours = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(ours);
    return (user + system) / 1000 + ofTree(process.pid, { itself: false }) - others;
  };
}

/** The same of another process: to the nanosecond where Linux says so, and in its ticks of 10 ms for what has ended. */
export function startCountingOf(pid: number): () => number {
  const before = ofTree(pid, { itself: true });
  return () => ofTree(pid, { itself: true }) - before;
}

/** A process and all below it. */
export const treeOf = (root: number): number[] => below(root, usages());

const below = (pid: number, all: Map<number, Usage>): number[] => [
  pid,
  ...[...all].flatMap(([child, { parent }]) => (parent === pid ? below(child, all) : [])),
];

function ofTree(root: number, { itself }: { itself: boolean }): number {
  const all = usages();
  return below(root, all).reduce((sum, pid) => {
    const { own = 0, reaped = 0 } = all.get(pid) ?? {};
    return sum + reaped + (pid === root && !itself ? 0 : own);
  }, 0);
}

function usages(): Map<number, Usage> {
  const found = new Map<number, Usage>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      found.set(Number(name), usageOf(readFileSync(`/proc/${name}/stat`, "utf8"), readSchedules(name)));
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
}

/** What each thread was given; kernels can be built without it. */
function readSchedules(pid: string): string[] | null {
  try {
    return readdirSync(`/proc/${pid}/task`).map((thread) => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8"));
  } catch {
    return null;
  }
}

/** What `/proc/PID/stat` says of a process, and `schedstat` of each of its threads, which Node has the same of from its start to its end. */
export function usageOf(stat: string, schedules: string[] | null): Usage {
  const fields = statFields(stat);
  const [parent, utime, stime, cutime, cstime] = [1, 11, 12, 13, 14].map((at) => Number(fields[at])) as [number, number, number, number, number];
  const precise = schedules?.reduce((sum, schedule) => sum + Number(schedule.split(" ")[0]) / 1e6, 0);
  return { parent, own: precise ?? (utime + stime) * TICK, reaped: (cutime + cstime) * TICK };
}
