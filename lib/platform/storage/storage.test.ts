import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { hostUploads, type HostedUploads } from "@/scripts/testing/hosted-uploads";
import { NO_S3, testBucket } from "@/scripts/testing/s3";
import { diskStore } from "./disk";
import { newKey } from "./keys";
import { s3Store } from "./s3";
import { connect } from "./s3/client";
import { PART_BYTES } from "./s3/write";
import { uploadThingStore } from "./uploadthing";
import { MissingObjectError, type Backend, type ListedObject, type Store } from "./types";

const sha256 = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");
const folder = () => mkdtempSync(join(inject("scratch"), "store-"));

async function listed(store: Store): Promise<ListedObject[]> {
  const found: ListedObject[] = [];
  for await (const object of store.list()) found.push(object);
  return found;
}

const bucket = testBucket();
const prefixes: string[] = [];

/** An empty place in the bucket for tests. */
function freshInBucket(): Store {
  const prefix = `trial-${newId()}/`;
  prefixes.push(prefix);
  return s3Store({ ...bucket!, prefix });
}

async function openBucket(): Promise<void> {
  if (!bucket) return;
  const { CreateBucketCommand } = await import("@aws-sdk/client-s3");
  const client = await connect({ ...bucket, prefix: "" });
  await client.send(new CreateBucketCommand({ Bucket: bucket.bucket })).catch((error: unknown) => {
    if (!/^Bucket(AlreadyOwnedByYou|AlreadyExists)$/.test((error as Error).name)) throw error;
  });
}

async function emptyBucket(): Promise<void> {
  for (const prefix of prefixes) {
    const store = s3Store({ ...bucket!, prefix });
    await store.remove((await listed(store)).map(({ key }) => key));
  }
}

describe("the disk store", () => {
  keepsItsWord("disk", () => diskStore(folder()));
});

describe.skipIf(!bucket)(`the S3 store${bucket ? "" : `: ${NO_S3}`}`, () => {
  beforeAll(openBucket);
  afterAll(emptyBucket);
  keepsItsWord("s3", freshInBucket);
});

describe("the UploadThing store, as far as its service is known", () => {
  let service: HostedUploads;
  beforeAll(async () => {
    service = await hostUploads();
  });
  afterAll(() => service.stop());
  keepsItsWord("uploadthing", () => {
    service.files.clear();
    return uploadThingStore(service.settings, folder());
  });
});

/** What every store promises. */
function keepsItsWord(backend: Backend, fresh: () => Store): void {
  it("keeps what it is given and says what it was", async () => {
    const store = fresh();
    const stored = await store.put("originals", Readable.from([Buffer.from("hala"), Buffer.from("tion")]), { type: "image/jpeg" });
    expect(stored).toEqual({
      backend,
      key: expect.stringMatching(/^originals\/[0-9a-f]{2}\/[0-9a-f-]{36}$/) as string,
      bytes: 8,
      sha256: sha256("halation"),
    });
    expect(await store.head(stored.key)).toEqual({ bytes: 8 });
    expect(await text(await store.get(stored.key))).toBe("halation");
  });

  it("reads ranges with both ends", async () => {
    const store = fresh();
    const { key } = await store.put("derivatives", Buffer.from("0123456789"));
    expect(await text(await store.get(key, { start: 2, end: 4 }))).toBe("234");
    expect(await text(await store.get(key, { start: 9, end: 9 }))).toBe("9");
  });

  it.each([
    ["nothing", 0],
    ["exactly one part", PART_BYTES],
    ["one byte more", PART_BYTES + 1],
    ["two parts and a half", PART_BYTES * 2.5],
  ])("keeps %s whole", async (_, bytes) => {
    const store = fresh();
    const content = randomBytes(bytes);
    const pieces = Array.from({ length: Math.ceil(bytes / 300_007) }, (_piece, i) => content.subarray(i * 300_007, (i + 1) * 300_007));
    const stored = await store.put("originals", Readable.from(pieces, { objectMode: false }));
    expect(stored).toMatchObject({ bytes, sha256: sha256(content) });
    expect((await buffer(await store.get(stored.key))).equals(content)).toBe(true);
    expect(await store.put("originals", content)).toMatchObject({ bytes, sha256: sha256(content) });
    if (bytes <= PART_BYTES) return;
    const around = { start: PART_BYTES - 5, end: PART_BYTES };
    expect(await buffer(await store.get(stored.key, around))).toEqual(content.subarray(around.start, around.end + 1));
  });

  it("replaces what a first run of a job left under a name", async () => {
    const store = fresh();
    const { key } = await store.put("derivatives", Buffer.from("once"));
    expect(await store.put("derivatives", Buffer.from("again"), { key })).toMatchObject({ key, bytes: 5 });
    expect(await text(await store.get(key))).toBe("again");
  });

  it.each([
    ["at once", 4],
    ["after a part and a half", PART_BYTES * 1.5],
    ["after two parts and a half", PART_BYTES * 2.5],
  ])("leaves nothing of a write that fails %s", async (_, bytes) => {
    const store = fresh();
    const broken = Readable.from(
      (async function* () {
        yield randomBytes(bytes);
        await Promise.reject(new Error("the source broke"));
      })(),
    );
    await expect(store.put("originals", broken)).rejects.toThrow("the source broke");
    expect(await listed(store)).toEqual([]);
    expect(await store.sweep(new Date(Date.now() + 86_400_000))).toBe(0);
  });

  it("adopts a finished file, and again after a crash", async () => {
    const store = fresh();
    const key = newKey("originals");
    const path = join(folder(), "arrived");
    writeFileSync(path, "whole");
    await store.adopt(key, path);
    expect(existsSync(path)).toBe(false);
    await store.adopt(key, path);
    // As if the process had died before the file was gone.
    writeFileSync(path, "whole");
    await store.adopt(key, path);
    expect(await text(await store.get(key))).toBe("whole");
    expect(existsSync(path)).toBe(false);
    await expect(store.adopt(newKey("originals"), path)).rejects.toThrow("ENOENT");
  });

  it("removes what is there and does not mind what is not", async () => {
    const store = fresh();
    const { key } = await store.put("originals", Buffer.from("gone soon"));
    await store.remove([]);
    await store.remove([key, newKey("originals")]);
    await store.remove([key]);
    expect(await store.head(key)).toBeNull();
    await expect(store.get(key)).rejects.toThrow(MissingObjectError);
    await expect(store.get(key, { start: 0, end: 1 })).rejects.toThrow(MissingObjectError);
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
    const store = fresh();
    await expect(store.get(key)).rejects.toThrow(MissingObjectError);
    await expect(store.head(key)).rejects.toThrow(MissingObjectError);
    await expect(store.put("originals", Buffer.from("x"), { key })).rejects.toThrow(MissingObjectError);
    await expect(store.remove([key])).rejects.toThrow(MissingObjectError);
  });

  it("lists its objects in order, page after page, and removes them in as many turns as it takes", async () => {
    const store = fresh();
    const before = Date.now() - 1_000;
    const waiting = Array.from({ length: 1_050 }, (_, i) => (i % 2 === 0 ? ("originals" as const) : ("derivatives" as const)));
    const keys: string[] = [];
    const work = async () => {
      for (let kind = waiting.pop(); kind; kind = waiting.pop()) keys.push((await store.put(kind, Buffer.from(kind))).key);
    };
    await Promise.all(Array.from({ length: 16 }, work));
    const found = await listed(store);
    expect(found.map(({ key }) => key)).toEqual(keys.toSorted());
    for (const { key, bytes, modifiedAt } of found) {
      expect(bytes).toBe(key.split("/")[0]!.length);
      expect(modifiedAt.getTime()).toBeGreaterThan(before);
    }
    await store.remove(keys);
    expect(await listed(store)).toEqual([]);
  });

  it("stops reading when told to", async () => {
    const store = fresh();
    const { key } = await store.put("originals", randomBytes(3_000_000));
    const stream = await store.get(key);
    await new Promise((settle) => stream.once("readable", settle));
    stream.destroy();
    expect((await buffer(await store.get(key))).length).toBe(3_000_000);
  });

  it("says whether it can be written to", async () => {
    const store = fresh();
    await store.vet();
    await store.health();
    expect(await listed(store)).toEqual([]);
  });
}
