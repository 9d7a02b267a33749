import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dataDir } from "@/lib/core/env";
import { birthOf, holderOf, takeLock } from "./lock";

const fresh = (): string => mkdtempSync(join(dataDir(), "lock-"));

/** Another process that sleeps until killed. */
function sleeper() {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  return { pid: child.pid!, kill: async () => (child.kill("SIGKILL"), once(child, "exit")) };
}

const heldBy = (folder: string, pid: number, born = birthOf(pid)): void =>
  writeFileSync(join(folder, "running.json"), JSON.stringify({ pid, born, program: "npm start", url: "http://localhost:3000" }));

describe("the lock of a data directory", () => {
  it("refuses a second holder in one sentence, and is free again afterwards", async () => {
    const folder = fresh();
    const other = sleeper();
    heldBy(folder, other.pid);
    expect(() => takeLock(folder, "npm start")).toThrow(`Halation already runs with ${folder} (npm start, process ${other.pid}, http://localhost:3000).`);
    expect(readdirSync(folder)).toEqual(["running.json"]);
    await other.kill();
    const lock = takeLock(folder, "npm run demo");
    expect(lock.inherited).toBe(true);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
    expect(takeLock(folder, "npm start").inherited).toBe(false);
  });

  it("is not held by another process that was given the same number", async () => {
    const folder = fresh();
    const other = sleeper();
    heldBy(folder, other.pid, "another birth");
    expect(holderOf(folder)).toBeNull();
    expect(takeLock(folder, "npm start").inherited).toBe(true);
    await other.kill();
  });

  it("is not held by ourselves from before, as in a container where every start has the same number", () => {
    const folder = fresh();
    heldBy(folder, process.pid);
    expect(takeLock(folder, "npm start").inherited).toBe(true);
  });

  it("survives a damaged note", () => {
    const folder = fresh();
    writeFileSync(join(folder, "running.json"), "{");
    expect(takeLock(folder, "npm start").inherited).toBe(true);
  });

  it("tells others where the database is, and nobody else", async () => {
    const folder = fresh();
    const other = sleeper();
    writeFileSync(
      join(folder, "running.json"),
      JSON.stringify({ pid: other.pid, born: birthOf(other.pid), program: "npm start", databaseUrl: "postgres://x" }),
    );
    expect(holderOf(folder)?.databaseUrl).toBe("postgres://x");
    await other.kill();
    expect(holderOf(folder)).toBeNull();
    const lock = takeLock(folder, "npm start");
    lock.note({ databaseUrl: "postgres://y" });
    expect(statSync(join(folder, "running.json")).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["running.json"]);
  });
});
