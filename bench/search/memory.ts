import { readdirSync, readFileSync } from "node:fs";

/** Bytes that the programs of a name hold below a process, what several share counted once among them (`Pss` of Linux). */
export function memoryOf(root: number, name: RegExp): number {
  const all = new Map(readdirSync("/proc").flatMap((pid) => (/^\d+$/.test(pid) ? [[Number(pid), statusOf(pid)] as const] : [])));
  const isBelow = (pid: number): boolean => pid === root || (all.get(pid) !== undefined && isBelow(all.get(pid)!.parent));
  return [...all].filter(([pid, one]) => one && name.test(one.name) && isBelow(pid)).reduce((sum, [pid]) => sum + pssOf(pid), 0);
}

/** Undefined where it has ended meanwhile. */
function statusOf(pid: string): { name: string; parent: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return { name: /^Name:\t(.+)$/m.exec(status)![1]!, parent: Number(/^PPid:\t(\d+)$/m.exec(status)![1]) };
  } catch {
    return undefined;
  }
}

function pssOf(pid: number): number {
  try {
    return 1024 * Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))![1]);
  } catch {
    return 0;
  }
}
