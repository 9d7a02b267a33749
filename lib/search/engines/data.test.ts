import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { photos, searchChanges, searchIndexes } from "@/db/schema";
import { aPerson, aPhoto, guest } from "@/db/seed/factories";
import { search } from "../data";
import { parseQuery } from "../schema";
import { beginIndex, forgetIndexes } from "./meilisearch/indexes/mutations";

// Where the engine that is named does not answer, or may not be asked. What it answers is for the contract of the engines to say.

let server: Server | null = null;

/** Names a search engine that never answers, which counts how often it is asked. */
async function silence(): Promise<{ asked: () => number }> {
  let connections = 0;
  server = createServer(() => (connections += 1));
  await once(server.listen(0, "127.0.0.1"), "listening");
  vi.stubEnv("MEILISEARCH_HOST", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return { asked: () => connections };
}

async function anActiveIndex(): Promise<void> {
  const uid = await beginIndex(false);
  await db.update(searchIndexes).set({ state: "active" }).where(eq(searchIndexes.uid, uid));
}

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  server?.closeAllConnections();
  server?.close();
  server = null;
  await forgetIndexes();
});

describe("the tables", () => {
  it("answer where no engine is named, in nobody's place", async () => {
    const owner = await aPerson();
    const photo = await aPhoto({ owner });
    const { photos: found, standIn } = await search(guest(), parseQuery({ owner: owner.username }));
    expect([found.map(({ id }) => id), standIn]).toEqual([[photo.id], false]);
  });

  it("answer without being in anybody's place while there is no index, or it does not know of every change", async () => {
    const { asked } = await silence();
    const owner = await aPerson();
    expect(await search(guest(), parseQuery({ owner: owner.username }))).toMatchObject({ total: 0, standIn: false });
    await anActiveIndex();
    const photo = await aPhoto({ owner });
    expect((await db.select().from(searchChanges)).length).toBeGreaterThan(0);
    expect(await search(guest(), parseQuery({ owner: owner.username }))).toMatchObject({ total: 1, standIn: false });
    await db.update(photos).set({ visibility: "private" }).where(eq(photos.id, photo.id));
    expect(await search(guest(), parseQuery({ owner: owner.username }))).toMatchObject({ total: 0, standIn: false });
    expect(asked()).toBe(0);
  });

  it("answer what the engine cannot say", async () => {
    const { asked } = await silence();
    await anActiveIndex();
    expect(await search(guest(), parseQuery({ q: "quasar or zephyr" }))).toMatchObject({ standIn: false });
    expect(asked()).toBe(0);
  });

  it("answer in the engine's place when it does not, at once for a while", async () => {
    const { asked } = await silence();
    const owner = await aPerson();
    await aPhoto({ owner });
    await anActiveIndex();
    const query = parseQuery({ owner: owner.username });
    expect(await search(guest(), query)).toMatchObject({ total: 1, standIn: true });
    expect(await search(guest(), query)).toMatchObject({ total: 1, standIn: true });
    expect(asked()).toBe(1);
  });
});
