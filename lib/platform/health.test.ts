import { createServer } from "node:http";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { heartbeats } from "@/db/schema";
import { dataDir } from "@/lib/core/env";
import { health } from "./health";
import { beat, retire } from "./workers";

const pool = "pool-health";
const realtime = createServer((_request, response) => response.setHeader("content-type", "application/json").end(`{"channels":{}}`));

beforeAll(async () => {
  await once(realtime.listen(0, "127.0.0.1"), "listening");
  // Other tests of this worker leave the heartbeats of imaginary workers.
  await db.delete(heartbeats);
});
beforeEach(async () => {
  vi.stubEnv("REALTIME_API_PORT", String((realtime.address() as AddressInfo).port));
  await beat(pool);
});
afterAll(async () => {
  await retire(pool);
  realtime.close();
  vi.unstubAllEnvs();
});

describe("health", () => {
  it("is well when every part answers", async () => {
    expect(await health()).toEqual({ status: "ok", checks: { database: "ok", worker: "ok", storage: "ok", search: "ok", realtime: "ok" }, search: "postgres" });
  });

  it("is less without the search engine it names, whose place the tables take", async () => {
    vi.stubEnv("MEILISEARCH_HOST", "http://127.0.0.1:1");
    expect(await health()).toMatchObject({ status: "degraded", checks: { search: "down", database: "ok" }, search: "meilisearch" });
    vi.stubEnv("MEILISEARCH_HOST", "");
  });

  it("is less without realtime, and still good for work", async () => {
    vi.stubEnv("REALTIME_API_PORT", "1");
    expect(await health()).toMatchObject({ status: "degraded", checks: { realtime: "down" } });
  });

  it("is down when the worker has missed three heartbeats", async () => {
    await db.update(heartbeats).set({ seenAt: sql`now() - interval '17 seconds'` });
    expect(await health()).toMatchObject({ status: "down", checks: { worker: "down", database: "ok" } });
  });

  it("is down when nothing can be stored", async () => {
    const blocked = join(dataDir(), "blocked");
    mkdirSync(blocked);
    // A file where a folder must be stops root too.
    writeFileSync(join(blocked, "files"), "");
    vi.stubEnv("DATA_DIR", blocked);
    expect(await health()).toMatchObject({ status: "down", checks: { storage: "down" } });
    vi.unstubAllEnvs();
    rmSync(blocked, { recursive: true });
  });
});
