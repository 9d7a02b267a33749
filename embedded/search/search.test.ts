import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import { dataDir } from "@/lib/core/env";
import { freePort } from "../postgres";
import { isAlive } from "../postgres/pidfile";
import { findMeilisearch, startMeilisearch } from ".";

const fresh = (): string => mkdtempSync(join(dataDir(), "meilisearch-"));
const KEY = "a-master-key-of-tests";

describe("a meilisearch on the PATH", () => {
  it("is found where it may be run", () => {
    const [empty, folder] = [fresh(), fresh()];
    const file = join(folder, process.platform === "win32" ? "meilisearch.exe" : "meilisearch");
    writeFileSync(file, "");
    expect(findMeilisearch([empty, folder].join(delimiter))).toBeNull();
    chmodSync(file, 0o700);
    expect(findMeilisearch([empty, "", folder].join(delimiter))).toBe(file);
    expect(findMeilisearch("")).toBeNull();
  });

  it("that does not start is given up, with where to read why", async () => {
    const directory = join(fresh(), "meilisearch");
    await expect(startMeilisearch({ binary: process.execPath, directory, masterKey: KEY, port: await freePort() })).rejects.toThrow(`${directory}.log`);
  });
});

const binary = findMeilisearch();

describe.skipIf(!binary)(`a real one${binary ? "" : ": NOT TRIED, there is no meilisearch on the PATH"}`, () => {
  it("answers with its key alone, keeps what it was given, and leaves nothing running", async () => {
    const options = { binary: binary!, directory: join(fresh(), "meilisearch"), masterKey: KEY, port: await freePort() };
    const first = await startMeilisearch(options);
    const ask = (path: string, init: RequestInit = {}) =>
      fetch(`${first.url}${path}`, { ...init, headers: { authorization: `Bearer ${KEY}`, "content-type": "application/json" } });
    expect((await fetch(`${first.url}/indexes`)).status).toBe(401);
    expect((await ask("/indexes", { method: "POST", body: JSON.stringify({ uid: "kept" }) })).status).toBe(202);
    while ((await ask("/indexes/kept")).status !== 200);
    // One whose supervisor was killed is stopped by the next.
    const second = await startMeilisearch(options);
    expect(isAlive(first.pid)).toBe(false);
    expect((await ask("/indexes/kept")).status).toBe(200);
    await second.stop();
    expect(isAlive(second.pid)).toBe(false);
    // Made by another version, it is thrown away.
    writeFileSync(join(options.directory, "data", "VERSION"), "1.0.0");
    const third = await startMeilisearch(options);
    expect((await ask("/indexes/kept")).status).toBe(404);
    await third.stop();
    expect(readFileSync(`${options.directory}.log`, "utf8")).not.toContain(KEY);
  });
});
