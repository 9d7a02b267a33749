import { mkdtempSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, inject, it } from "vitest";
import { hostUploads, type HostedUploads, type Quirk } from "@/scripts/testing/hosted-uploads";
import { newKey } from "../keys";
import { uploadThingStore } from ".";
import { namesFor } from "./names";

let service: HostedUploads | undefined;
afterEach(() => service?.stop());

async function storeAt(...quirks: Quirk[]) {
  service = await hostUploads(...quirks);
  const scratch = mkdtempSync(join(inject("scratch"), "hosted-"));
  return { store: uploadThingStore(service.settings, scratch, { patience: 600 }), scratch, ...service };
}

describe("the hosted UploadThing", () => {
  it("gets private files under names that begin as it wants and end as ours do", async () => {
    const { store, files, asked, scratch } = await storeAt();
    const { key } = await store.put("originals", Readable.from([Buffer.from("hala"), Buffer.from("tion")]), { type: "image/jpeg" });
    const [name, held] = [...files][0]!;
    const { of, keyOf } = await namesFor("testapp");
    expect([name, keyOf(name), held.isPrivate, held.type]).toEqual([of(key), key, true, "image/jpeg"]);
    expect(name.endsWith(key.replaceAll("/", "_"))).toBe(true);
    expect(asked).toEqual([`PUT /${name}`]);
    expect(readdirSync(scratch)).toEqual([]);
  });

  it("is another app's where names begin otherwise", async () => {
    const [ours, theirs] = [await namesFor("testapp"), await namesFor("another")];
    const key = newKey("originals");
    expect(ours.keyOf(theirs.of(key))).toBeNull();
    expect(ours.keyOf(ours.of(key))).toBe(key);
  });

  it("has a file replaced also where it refuses a second one of a name", async () => {
    const { store } = await storeAt("refuses-again");
    const { key } = await store.put("derivatives", Buffer.from("once"));
    await store.put("derivatives", Buffer.from("again"), { key });
    expect(await text(await store.get(key))).toBe("again");
  });

  it("keeps nothing on this machine of what it does not take", async () => {
    const { store, scratch } = await storeAt("public-only");
    await expect(store.put("originals", Buffer.from("x"))).rejects.toThrow("ACL override is not allowed for this app");
    expect(readdirSync(scratch)).toEqual([]);
  });

  it("may be used when it keeps what its documentation promises", async () => {
    for (const quirks of [[], ["refuses-again"]] as Quirk[][]) {
      const { store, files } = await storeAt(...quirks);
      await store.vet();
      expect(files.size).toBe(0);
      service!.stop();
    }
  });

  it.each<[Quirk, string]>([
    ["public-only", "it does not take private files"],
    ["open", "it shows private files to anyone who has their address"],
    ["whole", "it does not give parts of a file as they are asked for"],
    ["keeps-first", "it takes a second file of one name, and gives the first"],
    ["remembers", "it still gives a file that was removed"],
    ["renames", "it does not list a file under the name it was given"],
    ["bends", "a file does not come back as it was sent"],
    ["stranger", "it does not take private files"],
  ])("is refused when it is %s", async (quirk, sentence) => {
    const { store, scratch } = await storeAt(quirk);
    await expect(store.vet()).rejects.toThrow(`The hosted UploadThing cannot keep files of this instance: ${sentence}`);
    expect(readdirSync(scratch)).toEqual([]);
  });

  it("is waited for when it has a fault, or does not answer", async () => {
    const { store, quirks } = await storeAt("faulty");
    await store.vet();
    await expect(store.health()).rejects.toThrow(/./);
    quirks.clear();
    await store.health();
    service!.stop();
    await store.vet();
  });
});
