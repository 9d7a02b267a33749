import { mkdirSync, mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import type * as Files from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, describe, expect, inject, it, vi } from "vitest";
import { diskStore } from "./disk";

/** Bytes that the disk has room for from now on. */
const room = vi.hoisted(() => ({ left: Infinity }));

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof Files>();
  return {
    ...real,
    open: async (path: string, flags: string): Promise<Files.FileHandle> => {
      const handle = await real.open(path, flags);
      const write = handle.writeFile.bind(handle) as (chunk: Uint8Array) => Promise<void>;
      handle.writeFile = async (chunk) => {
        const bytes = chunk as Uint8Array;
        const fits = bytes.subarray(0, room.left);
        room.left -= fits.length;
        await write(fits);
        if (fits.length < bytes.length) throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
      };
      return handle;
    },
  };
});

afterEach(() => void (room.left = Infinity));

const fresh = () => {
  const root = mkdtempSync(join(inject("scratch"), "disk-"));
  return { root, store: diskStore(root) };
};

describe("the disk store", () => {
  it("puts each object in one file, and nothing beside it", async () => {
    const { root, store } = fresh();
    const { key } = await store.put("originals", Buffer.from("halation"));
    expect(readFileSync(join(root, key), "utf8")).toBe("halation");
    expect(readdirSync(join(root, "incoming"))).toEqual([]);
  });

  it("leaves no file of a write that fails", async () => {
    const { root, store } = fresh();
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from("half");
        await Promise.reject(new Error("the source broke"));
      })(),
    );
    await expect(store.put("originals", broken)).rejects.toThrow("the source broke");
    expect(readdirSync(join(root, "incoming"))).toEqual([]);
    expect(readdirSync(root)).toEqual(["incoming"]);
  });

  it.each([0, 1, 600_000, 1_999_999])("leaves no file when the disk is full after %d bytes", async (left) => {
    const { root, store } = fresh();
    room.left = left;
    const source = Readable.from([Buffer.alloc(1_000_000), Buffer.alloc(1_000_000)]);
    await expect(store.put("originals", source)).rejects.toMatchObject({ code: "ENOSPC" });
    expect(source.destroyed).toBe(true);
    expect(readdirSync(join(root, "incoming"))).toEqual([]);
    expect(readdirSync(root)).toEqual(["incoming"]);
    room.left = 0;
    await expect(store.health()).rejects.toMatchObject({ code: "ENOSPC" });
    expect(readdirSync(join(root, "incoming"))).toEqual([]);
    room.left = Infinity;
    await store.health();
  });

  it("lists nothing that merely lies about", async () => {
    const { root, store } = fresh();
    const { key } = await store.put("originals", Buffer.from("a"));
    mkdirSync(join(root, "originals", "zz"));
    writeFileSync(join(root, "originals", "zz", "notes.txt"), "");
    writeFileSync(join(root, "originals", "thumbs.db"), "");
    const found: string[] = [];
    for await (const object of store.list()) found.push(object.key);
    expect(found).toEqual([key]);
  });

  it("sweeps old unfinished writes only", async () => {
    const { root, store } = fresh();
    await store.put("originals", Buffer.from("a"));
    const lying = (name: string, at: string) => {
      writeFileSync(join(root, "incoming", name), "");
      utimesSync(join(root, "incoming", name), new Date(at), new Date(at));
    };
    lying("put-old", "2026-01-01T00:00:00Z");
    lying("put-new", "2026-01-03T00:00:00Z");
    lying("upload-old", "2026-01-01T00:00:00Z");
    expect(await store.sweep(new Date("2026-01-02T00:00:00Z"))).toBe(1);
    expect(readdirSync(join(root, "incoming")).sort()).toEqual(["put-new", "upload-old"]);
  });

  it("says when it cannot be written to", async () => {
    const { root } = fresh();
    const blocked = diskStore(join(root, "file"));
    writeFileSync(join(root, "file"), "");
    await expect(blocked.health()).rejects.toThrow("ENOTDIR");
  });
});
