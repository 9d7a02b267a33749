import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { startCounting, startCountingOf, usageOf } from "./cost";

describe("what Linux says of a process", () => {
  const stat = "42 (a) b (c) S 7 42 42 0 -1 4194560 2 0 0 0 150 30 20 5 20 0 1 0 88 1 1";

  it("is read past the name of its program, whatever that is", () => {
    expect(usageOf(stat, null)).toEqual({ parent: 7, own: 1800, reaped: 250 });
  });

  it("is taken from the finer count of its threads where there is one", () => {
    expect(usageOf(stat, ["1234567890 55 9\n", "500 1 1\n"]).own).toBeCloseTo(1234.56839);
  });
});

describe.skipIf(process.platform !== "linux")("the CPU time of a tree", () => {
  const busy = "const end = process.cpuUsage().user + 300_000; while (process.cpuUsage().user < end); process.stdout.write('done');";

  it("has a child's while it lives, and still has it when it has ended", async () => {
    const count = startCounting();
    const child = spawn(process.execPath, ["-e", `${busy} process.stdin.resume();`], { stdio: ["pipe", "pipe", "inherit"] });
    const ended = once(child, "exit");
    const alone = startCountingOf(child.pid!);
    await once(child.stdout, "data");
    expect(count()).toBeGreaterThan(250);
    expect(alone()).toBeLessThanOrEqual(count());
    expect(alone()).toBeGreaterThan(200);
    child.stdin.end();
    await ended;
    expect(count()).toBeGreaterThan(250);
  });
});
