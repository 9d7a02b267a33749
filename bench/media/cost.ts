import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds of one tick of the clock that Linux counts in for programs (`USER_HZ`, 100 on every architecture Node runs on). */
const TICK = 10;

type Usage = { parent: number; /** Its own CPU time, and that of its ended children, in milliseconds. */ own: number; reaped: number };

/**
 * Counts the CPU-milliseconds of this process and all below it from now on, those of what has ended meanwhile among them. Our own are counted to the
 * microsecond (libvips' threads are ours), those of the others to the nanosecond where Linux says so, and in its ticks of 10 ms for what has ended.
 * Counting itself costs some, and is left out.
 */
export function startCounting(): () => number {
  const others = ofOthers();
  const ours = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(ours);
    return (user + system) / 1000 + ofOthers() - others;
  };
}

function ofOthers(): number {
  const all = usages();
  const below = (pid: number): number[] => [pid, ...[...all].flatMap(([child, { parent }]) => (parent === pid ? below(child) : []))];
  return below(process.pid).reduce((sum, pid) => {
    const { own = 0, reaped = 0 } = all.get(pid) ?? {};
    return sum + reaped + (pid === process.pid ? 0 : own);
  }, 0);
}

function usages(): Map<number, Usage> {
  const found = new Map<number, Usage>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      found.set(Number(name), usageOf(readFileSync(`/proc/${name}/stat`, "utf8"), readSchedule(name)));
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
}

/** Kernels can be built without it. */
function readSchedule(pid: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/schedstat`, "utf8");
  } catch {
    return null;
  }
}

/**
 * What `/proc/PID/stat` and `/proc/PID/schedstat` say of a process. The latter knows its first thread only, which is all that PostgreSQL's have.
 */
export function usageOf(stat: string, schedule: string | null): Usage {
  // The name of the program, in parentheses, may hold anything.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [parent, utime, stime, cutime, cstime, threads] = [1, 11, 12, 13, 14, 17].map((at) => Number(fields[at])) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const precise = schedule && threads === 1 ? Number(schedule.split(" ")[0]) / 1e6 : null;
  return { parent, own: precise ?? (utime + stime) * TICK, reaped: (cutime + cstime) * TICK };
}
