import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { unzip } from "@/scripts/testing/unzip";
import { zip, type ZipEntry } from "./zip";

const modifiedAt = new Date("2026-05-17T18:40:00Z");
const entry = (name: string, content: Buffer | Readable, deflate = false): ZipEntry => ({
  name,
  modifiedAt,
  deflate,
  content: content instanceof Readable ? content : Readable.from([content]),
});

async function* inTurn(...entries: ZipEntry[]): AsyncGenerator<ZipEntry> {
  for (const one of entries) yield await Promise.resolve(one);
}

describe("a ZIP archive", () => {
  it("holds what was put in, under its names, in its order", async () => {
    const photo = randomBytes(300_000);
    const words = Buffer.from("слова ".repeat(1000));
    const files = unzip(await buffer(zip(inTurn(entry("photos/Ёлка 🎄.jpg", photo), entry("README.txt", words, true), entry("empty", Buffer.alloc(0))))));
    expect(files).toEqual([
      { name: "photos/Ёлка 🎄.jpg", content: photo, deflated: false, modifiedAt },
      { name: "README.txt", content: words, deflated: true, modifiedAt },
      { name: "empty", content: Buffer.alloc(0), deflated: false, modifiedAt },
    ]);
  });

  it.each(["1826-06-01", "1965-05-17", "1979-12-31"])("gives a file of %s the earliest time that it can hold", async (day) => {
    const old = { ...entry("scan.tif", Buffer.from("scan")), modifiedAt: new Date(`${day}T12:00:00Z`) };
    expect(unzip(await buffer(zip(inTurn(old))))).toMatchObject([{ name: "scan.tif", modifiedAt: new Date("1980-01-01T12:00:00Z") }]);
  });

  it("of nothing is one as well", async () => {
    expect(unzip(await buffer(zip(inTurn())))).toEqual([]);
  });

  it("asks for an entry only when the one before is through, and reads no faster than it is read", async () => {
    let [asked, produced] = [0, 0];
    const chunk = Buffer.alloc(64 * 1024);
    const endless = (): Readable =>
      new Readable({
        read() {
          produced += 1;
          this.push(chunk);
        },
      });
    async function* entries(): AsyncGenerator<ZipEntry> {
      for (;;) {
        asked += 1;
        yield await Promise.resolve(entry(`${asked}`, endless()));
      }
    }
    const archive = zip(entries());
    for (let i = 0; i < 50; i += 1) await turn();
    expect(asked).toBe(0);
    await once(archive, "readable");
    archive.read(1);
    for (let i = 0; i < 50; i += 1) await turn();
    expect(asked).toBe(1);
    expect(produced).toBeLessThan(30);
    archive.destroy();
  });

  it("ends in the error of an entry, or of whoever gives them", async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from("half");
        await Promise.reject(new Error("the disk broke"));
      })(),
    );
    await expect(buffer(zip(inTurn(entry("a", Buffer.from("a")), entry("b", broken))))).rejects.toThrow("the disk broke");
    const none = async function* (): AsyncGenerator<ZipEntry> {
      yield entry("a", Buffer.from("a"));
      await Promise.reject(new Error("the database broke"));
    };
    await expect(buffer(zip(none()))).rejects.toThrow("the database broke");
  });

  it("keeps an error for whoever comes to read it", async () => {
    const none = async function* (): AsyncGenerator<ZipEntry> {
      yield await Promise.reject<ZipEntry>(new Error("the store is away"));
    };
    const archive = zip(none());
    for (let i = 0; i < 10; i += 1) await turn();
    await expect(buffer(archive)).rejects.toThrow("the store is away");
  });

  it("lets go of the entry under way, and of those to come, when nobody reads it any more", async () => {
    let over = false;
    const content = new Readable({ read: () => undefined });
    async function* entries(): AsyncGenerator<ZipEntry> {
      try {
        yield await Promise.resolve(entry("a", content));
      } finally {
        over = true;
      }
    }
    const archive = zip(entries());
    await once(archive, "readable");
    archive.destroy();
    await expect.poll(() => content.destroyed && over).toBe(true);
  });
});
