import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { MissingObjectError, newKey, read } from "@/lib/platform/storage";
import { unzip } from "@/scripts/testing/unzip";
import { pack, type Entry, type Ledger } from "./jobs";

const entry = (path: string, content: string | Error, changes: Partial<Entry> = {}): Entry => ({
  path,
  modifiedAt: new Date("2026-05-17T18:40:00Z"),
  deflate: false,
  bytes: 0,
  open: () => (typeof content === "string" ? Promise.resolve(Readable.from([Buffer.from(content)])) : Promise.reject(content)),
  ...changes,
});

async function* groups(...all: Entry[][]): AsyncGenerator<Entry[]> {
  for (const group of all) yield await Promise.resolve(group);
}

const fresh = (): Ledger => ({ part: 0, packed: [], problems: new Map() });

/** The names in each part. */
async function packed(all: Entry[][], limits: { bytes: number; files?: number }, ledger = fresh()): Promise<string[][]> {
  const keys = Array.from({ length: 9 }, () => newKey("archives"));
  const stored = await pack(groups(...all), ledger, { limits, keyOf: (part) => keys[part - 1]! });
  return Promise.all(stored.map(async (part) => unzip(await read(part)).map(({ name }) => name)));
}

describe("packing", () => {
  const [a, b, c] = ["a", "b", "c"].map((name) => [entry(`${name}1`, "x".repeat(1000), { bytes: 1000 }), entry(`${name}2`, "y")]) as [
    Entry[],
    Entry[],
    Entry[],
  ];

  it("keeps what belongs together in one part, and begins another before one is too large", async () => {
    expect(await packed([a, b, c], { bytes: 1e9 })).toEqual([["a1", "a2", "b1", "b2", "c1", "c2"]]);
    expect(await packed([a, b, c], { bytes: 4000 })).toEqual([
      ["a1", "a2", "b1", "b2"],
      ["c1", "c2"],
    ]);
    expect(await packed([a, b, c], { bytes: 1 })).toEqual([
      ["a1", "a2"],
      ["b1", "b2"],
      ["c1", "c2"],
    ]);
    expect(await packed([a, b, c], { bytes: 1e9, files: 5 })).toEqual([
      ["a1", "a2", "b1", "b2"],
      ["c1", "c2"],
    ]);
  });

  it("counts what nobody could tell beforehand once it is there", async () => {
    const long = [entry("long", "x".repeat(5000))];
    expect(await packed([long, a], { bytes: 5000 })).toEqual([["long"], ["a1", "a2"]]);
  });

  it("writes down what went in, and what was missing or not what it must be", async () => {
    const ledger = fresh();
    const right = createHash("sha256").update("right").digest("hex");
    const all = [entry("lost", new MissingObjectError("lost")), entry("right", "right", { sha256: right }), entry("wrong", "wrong", { sha256: right })];
    expect(await packed([all], { bytes: 1e9 }, ledger)).toEqual([["right", "wrong"]]);
    expect(ledger.packed.map((line) => JSON.parse(line) as unknown)).toEqual([
      { path: "right", part: 1, bytes: 5, sha256: right },
      { path: "wrong", part: 1, bytes: 5, sha256: createHash("sha256").update("wrong").digest("hex") },
    ]);
    expect(Object.fromEntries(ledger.problems)).toEqual({ lost: "missing", wrong: "damaged" });
  });

  it("fails with whatever else goes wrong", async () => {
    await expect(packed([a, [entry("broken", new Error("the store is away"))]], { bytes: 1 })).rejects.toThrow("the store is away");
  });
});
