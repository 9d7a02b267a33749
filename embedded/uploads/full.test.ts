import { randomBytes } from "node:crypto";
import { mkdir, readdir } from "node:fs/promises";
import type * as Files from "node:fs/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { newToken } from "@/lib/core/ids";
import { list, scratchDirectory } from "@/lib/platform/storage";
import { createIngest } from ".";
import { findUpload, register } from "./registry";
import { sign } from "./signature";

/** Bytes that the disk has room for from now on, and whether it can hold another directory. */
const disk = vi.hoisted(() => ({ room: Infinity, full: () => Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" }) }));

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof Files>();
  return {
    ...real,
    open: async (...given: Parameters<typeof real.open>): Promise<Files.FileHandle> => {
      const handle = await real.open(...given);
      const write = handle.write.bind(handle) as (bytes: Uint8Array, from: number, length: number, at: number) => Promise<{ bytesWritten: number }>;
      const limited = async (bytes: Uint8Array, from: number, length: number, at: number) => {
        if (disk.room === 0) throw disk.full();
        const { bytesWritten } = await write(bytes, from, Math.min(length, disk.room), at);
        disk.room -= bytesWritten;
        return { bytesWritten };
      };
      return Object.assign(handle, { write: limited });
    },
    rename: async (from: string, to: string) => {
      if (disk.room === 0) throw disk.full();
      await real.rename(from, to);
    },
  };
});

afterEach(() => void (disk.room = Infinity));

const TOKEN = { apiKey: "sk_full", appId: "full" };
const ORIGIN = "http://halation.test";
const CALLBACK = "http://127.0.0.1:3000/api/uploadthing";
const ingest = createIngest({ token: () => TOKEN, origins: () => [ORIGIN], callbackUrl: () => CALLBACK });

async function announced(bytes: number): Promise<{ url: string; key: string }> {
  const key = newToken();
  await register({ fileKeys: [key], metadata: {}, isDev: false, callbackUrl: CALLBACK, callbackSlug: "photo", awaitServerData: true });
  const facts = `x-ut-identifier=${TOKEN.appId}&x-ut-file-name=a.jpg&x-ut-file-size=${bytes}&x-ut-file-type=image%252Fjpeg`;
  const url = `${ORIGIN}/api/ingest/${key}?expires=${Date.now() + 60_000}&${facts}`;
  return { key, url: `${url}&signature=${encodeURIComponent(sign(url, TOKEN.apiKey))}` };
}

function put(url: string, bytes: number): Request {
  const form = new FormData();
  form.append("file", new Blob([Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(bytes - 4)])]));
  return new Request(url, { method: "PUT", headers: { range: "bytes=0-" }, body: form });
}

async function stored(): Promise<number> {
  let objects = 0;
  for await (const { bytes } of list()) objects += bytes > 0 ? 1 : 0;
  return objects;
}

describe("an upload to a disk that is full", () => {
  // At once, in the middle, and when all has arrived and gets its name.
  it.each([0, 1_000, 400_000, 500_000])("after %d of its 500,000 bytes is refused in a sentence and leaves nothing", async (room) => {
    await mkdir(scratchDirectory(), { recursive: true });
    const before = { objects: await stored(), arriving: await readdir(scratchDirectory()) };
    const { url, key } = await announced(500_000);
    disk.room = room;
    const response = await ingest(put(url, 500_000));
    expect(response.status).toBe(507);
    expect(await response.json()).toEqual({ error: "The server has no room left for this file.", code: "full" });
    expect({ objects: await stored(), arriving: await readdir(scratchDirectory()) }).toEqual(before);
    expect(await findUpload(key)).toBeNull();
  });
});
