import { mkdtempSync } from "node:fs";
import type * as Files from "node:fs/promises";
import { join } from "node:path";
import { expect, inject, it, vi } from "vitest";

const calls = vi.hoisted(() => [] as string[]);

// What a power cut leaves cannot be tried here; the order of the calls that decide it can.
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof Files>();
  const kind = (path: string) =>
    path.includes("/incoming/") ? "scratch file" : /\/[0-9a-f]{2}$/.test(path) ? "shard" : path.endsWith("originals") ? "kind" : "root";
  return {
    ...real,
    open: async (path: string, flags: string): Promise<Files.FileHandle> => {
      const handle = await real.open(path, flags);
      const sync = handle.sync.bind(handle);
      handle.sync = async () => {
        calls.push(`sync ${kind(path)}`);
        await sync();
      };
      return handle;
    },
    rename: async (from: string, to: string) => {
      calls.push("rename");
      await real.rename(from, to);
    },
  };
});

it("flushes the bytes before they get their name, and the name after", async () => {
  const { diskStore } = await import("./disk");
  const store = diskStore(mkdtempSync(join(inject("scratch"), "order-")));
  await store.put("originals", Buffer.from("x"));
  expect(calls).toEqual(["sync scratch file", "sync kind", "sync root", "rename", "sync shard"]);
});
