import { existsSync, renameSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { arrivingPath, head, read } from "@/lib/platform/storage";
import { storedUpload } from ".";
import { ORIGIN, jpeg, md5, sha256, world, put, putPieces, OPENING, CLOSING, pieces, offsetOf, refusal } from "@/scripts/testing/ingest";

describe("an upload", () => {
  it("ends with its bytes in the store and the application's answer", async () => {
    const { ingest, presign, completed } = world();
    const content = jpeg(200_000);
    const { url, key } = await presign({ name: "été +&=%.jpg", size: content.length });
    expect(await offsetOf(ingest, url)).toBe("0");
    const response = await ingest(put(url, content));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ fileHash: md5(content), serverData: { for: "someone", key }, ufsUrl: `${ORIGIN}/api/ingest/${key}` });
    expect(completed).toEqual([{ key, name: "été +&=%.jpg", type: "image/jpeg" }]);

    const { stored, type } = (await storedUpload(key))!;
    expect(type).toBe("image/jpeg");
    expect(stored).toMatchObject({ bytes: content.length, sha256: sha256(content) });
    expect(sha256(await read(stored))).toBe(sha256(content));
    expect(existsSync(arrivingPath(stored.key))).toBe(false);
  });

  it("goes on where it broke off, also after a restart", async () => {
    const { ingest, presign, completed } = world();
    const content = jpeg(300_000);
    const { url, key } = await presign({ size: content.length });
    const cut = await ingest(putPieces(url, pieces(content.subarray(0, 100_000))));
    expect(await refusal(cut)).toEqual([400, "cut"]);
    // What looks like the start of a boundary is held back; random content rarely does.
    const offset = Number(await offsetOf(ingest, url));
    expect(offset).toBeGreaterThan(99_900);
    const response = await ingest(put(url, content.subarray(offset), offset));
    expect(await response.json()).toMatchObject({ fileHash: md5(content) });
    expect((await storedUpload(key))!.stored.sha256).toBe(sha256(content));
    expect(completed).toHaveLength(1);
  });

  it("may begin again from the start", async () => {
    const { ingest, presign } = world();
    const content = jpeg(100_000);
    const { url } = await presign({ size: content.length });
    await ingest(putPieces(url, pieces(content.subarray(0, 60_000))));
    expect(await (await ingest(put(url, content))).json()).toMatchObject({ fileHash: md5(content) });
  });

  it("does not jump over bytes that never came", async () => {
    const { ingest, presign } = world();
    const content = jpeg(100_000);
    const { url } = await presign({ size: content.length });
    expect(await refusal(await ingest(put(url, content.subarray(50_000), 50_000)))).toEqual([409, "offset"]);
  });

  it("survives any way of being cut into pieces", async () => {
    const { ingest, presign } = world();
    // Content full of what the envelope is made of, short of the boundary itself.
    const teasing = ["\r\n--cu\r\n--\r\r\n--cuT\r-\r\n\r\n", "\n--cut--", "\r--cut", OPENING.toString().slice(0, 4), "\r\n--cu"].map((text) =>
      Buffer.from(text),
    );
    const content = Buffer.concat([jpeg(64), ...teasing, Buffer.from("\r")]);
    const whole = Buffer.concat([OPENING, content, CLOSING]);
    for (const size of [1, 2, 3, 5, 7, 11, 64, whole.length]) {
      const { url } = await presign({ size: content.length });
      const split = (async function* () {
        for (let at = 0; at < whole.length; at += size) yield await Promise.resolve(whole.subarray(at, at + size));
      })();
      expect(await (await ingest(putPieces(url, split))).json()).toMatchObject({ fileHash: md5(content) });
    }
  });

  it("is the newer request's: the older lets go", async () => {
    const { ingest, presign, completed } = world();
    const content = jpeg(100_000);
    const { url } = await presign({ size: content.length });
    const hanging = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const halfOpen = (async function* () {
      yield OPENING;
      yield content.subarray(0, 40_000);
      begun.resolve();
      await hanging.promise;
    })();
    const first = ingest(putPieces(url, halfOpen));
    await begun.promise;
    const second = await ingest(put(url, content));
    expect(await second.json()).toMatchObject({ fileHash: md5(content) });
    expect(await refusal(await first)).toEqual([409, "superseded"]);
    hanging.resolve();
    expect(completed).toHaveLength(1);
  });

  it("answers a repetition from what it wrote down, and tells the application once", async () => {
    const { ingest, presign, completed } = world();
    const content = jpeg(5_000);
    const { url } = await presign({ size: content.length });
    const first: unknown = await (await ingest(put(url, content))).json();
    expect(await offsetOf(ingest, url)).toBe("5000");
    const again: unknown = await (await ingest(put(url, Buffer.alloc(0), 5_000))).json();
    expect(again).toEqual(first);
    expect(completed).toHaveLength(1);
  });

  it("hangs up on a sender who has gone silent, and keeps what came", async () => {
    const { ingest, presign } = world({ idleMs: 20 });
    const content = jpeg(90_000);
    const { url } = await presign({ size: content.length });
    const silent = (async function* () {
      yield OPENING;
      yield content.subarray(0, 30_000);
      await new Promise(() => undefined);
    })();
    expect(await refusal(await ingest(putPieces(url, silent)))).toEqual([408, "idle"]);
    expect(Number(await offsetOf(ingest, url))).toBeGreaterThan(29_900);
  });

  it("waits for an application that stumbles", async () => {
    const { ingest, presign, completed, application } = world();
    const content = jpeg(5_000);
    const { url, key } = await presign({ size: content.length });
    application.fails = true;
    expect(await refusal(await ingest(put(url, content)))).toEqual([503, "unavailable"]);
    application.fails = false;
    application.loses = true;
    expect(await refusal(await ingest(put(url, Buffer.alloc(0), 5_000)))).toEqual([503, "unavailable"]);
    application.loses = false;
    expect(await offsetOf(ingest, url)).toBe("5000");
    expect(await (await ingest(put(url, Buffer.alloc(0), 5_000))).json()).toMatchObject({ serverData: { key } });
    expect(completed).toHaveLength(1);
  });

  it("finds its bytes when the process died between writing down and moving", async () => {
    const { ingest, presign, application } = world();
    const content = jpeg(5_000);
    const { url, key } = await presign({ size: content.length });
    application.loses = true;
    await ingest(put(url, content));
    application.loses = false;
    const { stored } = (await storedUpload(key))!;
    renameSync(arrivingPath(stored.key).replace(/incoming\/.*$/, stored.key), arrivingPath(stored.key));
    expect(await offsetOf(ingest, url)).toBe("5000");
    expect((await ingest(put(url, Buffer.alloc(0), 5_000))).status).toBe(200);
    expect(await head(stored)).toEqual({ bytes: 5_000 });
  });
});
