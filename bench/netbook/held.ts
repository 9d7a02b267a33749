import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "@/lib/core/refusal";
import { treeOf } from "../cost";

/** Microseconds in which a share is given out; the kernel's own choice. */
const PERIOD = 100_000;

/** Where Linux keeps the control groups of the processor: version 2's own hierarchy, or version 1's for it. */
const VERSIONS = [
  { at: "/sys/fs/cgroup", knob: "cpu.max", said: (quota: number | null) => `${quota ?? "max"} ${PERIOD}` },
  { at: "/sys/fs/cgroup/cpu", knob: "cpu.cfs_quota_us", said: (quota: number | null) => String(quota ?? -1) },
] as const;

type Held = {
  /** Gives all of them together a share of one core from now on, or as much as there is. */
  give: (share: number | null) => void;
  end: () => void;
};

/**
 * Takes a process and all that works below it, now and later, into a control group of their own.
 *
 * @throws Refusal where there are no control groups, or we may not make one
 */
export function hold(pid: number): Held {
  for (const { at, knob, said } of VERSIONS) {
    const group = join(at, `halation-bench-${process.pid}`);
    if (!make(group)) continue;
    if (!existsSync(join(group, knob))) {
      rmdirSync(group);
      continue;
    }
    move(treeOf(pid), group);
    return {
      give: (share) => writeFileSync(join(group, knob), said(share === null ? null : Math.round(share * PERIOD))),
      end: () => {
        // All that is in it, also what has lost its parent.
        move(readFileSync(join(group, "cgroup.procs"), "utf8").split("\n").filter(Boolean), at);
        rmdirSync(group);
      },
    };
  }
  throw new Refusal("A server is held to a part of a core by control groups: they need Linux, root, and the cpu controller where version 2 is in use.");
}

function make(group: string): boolean {
  try {
    mkdirSync(group);
    return true;
  } catch {
    return false;
  }
}

function move(pids: readonly (number | string)[], group: string): void {
  for (const each of pids) {
    try {
      writeFileSync(join(group, "cgroup.procs"), String(each));
    } catch (error) {
      // It has ended meanwhile.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}
