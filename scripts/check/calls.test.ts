import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { strangeCalls } from "./calls";
import { projectFiles } from "./names";

const inOne = (file: string, text: string): string[] => strangeCalls([file], () => text);

describe("connections that the server opens", () => {
  it("lead to nobody whom a visitor names", () => {
    expect(strangeCalls(projectFiles(), (file) => readFileSync(file, "utf8"))).toEqual([]);
  });

  it.each([
    ["lib/posts/data.ts", 'const page = await fetch(address, { redirect: "follow" });'],
    ["app/api/preview/route.ts", "return globalThis.fetch(new URL(address));"],
    ["lib/posts/jobs.ts", 'import { get } from "node:https";'],
    ["lib/posts/jobs.ts", 'import {\n  connect,\n} from "net";'],
    ["lib/posts/jobs.ts", 'const { request } = await import("undici");'],
    ["worker.ts", "new WebSocket(address);"],
  ])("are found in %s: %s", (file, text) => {
    expect(inOne(file, text)).toHaveLength(1);
  });

  it.each([
    ["lib/platform/storage/s3/client.ts", 'import { S3Client } from "@aws-sdk/client-s3";'],
    ["lib/platform/session.ts", 'import type { IncomingMessage } from "node:http";'],
    ["lib/feed/data.ts", "const page = await cache.prefetch(next); refetch(); router.fetch();"],
    ["components/feed/older.tsx", 'await fetch("/api/feed/new");'],
    ["lib/feed/data.test.ts", 'await fetch("http://127.0.0.1:1");'],
  ])("are none in %s: %s", (file, text) => {
    expect(inOne(file, text)).toEqual([]);
  });
});
