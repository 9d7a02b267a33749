import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { inject, describe, expect, it } from "vitest";
import { diskStore, newKey } from "./disk";
import { MissingObjectError } from "./types";

const fresh = () => {
  const root = mkdtempSync(join(inject("scratch"), "store-"));
  return { root, store: diskStore(root) };
};

const sha256 = (content: string) => createHash("sha256").update(content).digest("hex");

describe("the disk store", () => {
  it("keeps what it is given and says what it was", async () => {
    const { root, store } = fresh();
    const stored = await store.put("originals", Readable.from([Buffer.from("hala"), Buffer.from("tion")]));
    expect(stored).toEqual({
      backend: "disk",
      key: expect.stringMatching(/^originals\/[0-9a-f]{2}\/[0-9a-f-]{36}$/) as string,
      bytes: 8,
      sha256: sha256("halation"),
    });
    expect(readFileSync(join(root, stored.key), "utf8")).toBe("halation");
    expect(await store.head(stored.key)).toEqual({ bytes: 8 });
    expect(await text(await store.get(stored.key))).toBe("halation");
    expect(readdirSync(join(root, "incoming"))).toEqual([]);
  });

  it("reads ranges with both ends", async () => {
    const { store } = fresh();
    const { key } = await store.put("derivatives", Buffer.from("0123456789"));
    expect(await text(await store.get(key, { start: 2, end: 4 }))).toBe("234");
    expect(await text(await store.get(key, { start: 9, end: 9 }))).toBe("9");
  });

  it("leaves nothing of a write that fails", async () => {
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

  it("adopts a finished file, and again after a crash", async () => {
    const { root, store } = fresh();
    const key = newKey("originals");
    const path = join(root, "arrived");
    writeFileSync(path, "whole");
    await store.adopt(key, path);
    await store.adopt(key, path);
    expect(await text(await store.get(key))).toBe("whole");
    await expect(store.adopt(newKey("originals"), path)).rejects.toThrow("ENOENT");
  });

  it("removes what is there and does not mind what is not", async () => {
    const { store } = fresh();
    const { key } = await store.put("originals", Buffer.from("gone soon"));
    await store.remove([key, newKey("originals")]);
    await store.remove([key]);
    expect(await store.head(key)).toBeNull();
    await expect(store.get(key)).rejects.toThrow(MissingObjectError);
  });

  it.each([
    "../secrets/auth",
    "originals/../../secrets",
    "originals/ab/../../../etc/passwd",
    "/etc/passwd",
    "originals/ab/",
    "incoming/x",
    "originals/ab/a\0b",
    "",
  ])("takes %j for no key of its own", async (key) => {
    const { store } = fresh();
    await expect(store.get(key)).rejects.toThrow(MissingObjectError);
    await expect(store.put("originals", Buffer.from("x"), { key })).rejects.toThrow(MissingObjectError);
    await expect(store.remove([key])).rejects.toThrow(MissingObjectError);
  });

  it("lists its objects and nothing that merely lies about", async () => {
    const { root, store } = fresh();
    const stored = [await store.put("originals", Buffer.from("a")), await store.put("derivatives", Buffer.from("b"))];
    mkdirSync(join(root, "originals", "zz"));
    writeFileSync(join(root, "originals", "zz", "notes.txt"), "");
    const found: { key: string; modifiedAt: Date }[] = [];
    for await (const object of store.list()) found.push(object);
    expect(found.map(({ key }) => key).sort()).toEqual(stored.map(({ key }) => key).sort());
    expect(found[0]?.modifiedAt).toBeInstanceOf(Date);
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

  it("says whether it can be written to", async () => {
    const { root, store } = fresh();
    await store.health();
    const blocked = diskStore(join(root, "file"));
    writeFileSync(join(root, "file"), "");
    await expect(blocked.health()).rejects.toThrow("ENOTDIR");
  });
});
