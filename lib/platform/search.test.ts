import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { freePort } from "@/embedded/postgres";
import { AppError } from "@/lib/core/errors";
import { ask, indexesThere, searchAnswers, searchIsHosted, writeDocuments } from "./search";

// How the engine's failures reach the product; what it answers when it is well is for the contract of the engines to say.

let server: Server | null = null;
let heard: { url: string; authorization?: string }[] = [];

/** Names a server that answers everything alike. */
async function answering(status: number, body: string): Promise<void> {
  heard = [];
  server = createServer((request, response) => {
    heard.push({ url: request.url ?? "", authorization: request.headers.authorization });
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  vi.stubEnv("MEILISEARCH_HOST", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

afterEach(() => {
  vi.unstubAllEnvs();
  server?.closeAllConnections();
  server?.close();
  server = null;
});

const question = { indexUid: "photos", q: "what someone looked for", filter: ['ownerId IN ["somebody"]'] };

/** What a failure says to the log. */
async function failure(act: Promise<unknown>): Promise<string> {
  const error: unknown = await act.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  expect((error as AppError).code).toBe("unavailable");
  return String((error as { cause?: Error }).cause?.message);
}

describe("a search engine elsewhere", () => {
  it("is there when it is named", () => {
    vi.stubEnv("MEILISEARCH_HOST", "");
    expect(searchIsHosted()).toBe(false);
    vi.stubEnv("MEILISEARCH_HOST", "http://127.0.0.1:1");
    expect(searchIsHosted()).toBe(true);
  });

  it("is unavailable when nobody listens, and does not fail a health check", async () => {
    vi.stubEnv("MEILISEARCH_HOST", `http://127.0.0.1:${await freePort()}`);
    expect(await failure(ask([question]))).toContain("ECONNREFUSED");
    expect(await searchAnswers()).toBe(false);
    expect(await failure(writeDocuments("photos", { put: [{ id: "a" }], remove: [] }))).toContain("could not write documents");
  });

  it("is unavailable when it refuses, and nothing of the question is told", async () => {
    await answering(
      400,
      JSON.stringify({ message: `in ownerId IN ["somebody"] what someone looked for`, code: "invalid_search_filter", type: "invalid_request", link: "" }),
    );
    vi.stubEnv("MEILISEARCH_API_KEY", "the key");
    const told = await failure(ask([question]));
    expect(told).toBe("could not search: status 400 invalid_search_filter");
    expect(heard).toEqual([{ url: "/multi-search", authorization: "Bearer the key" }]);
  });

  it("is unavailable when it is no such engine", async () => {
    await answering(200, "<html>Welcome</html>");
    expect(await failure(ask([question]))).not.toContain("someone");
    await answering(502, "");
    expect(await failure(ask([question]))).toContain("502");
  });

  it("has not every index it is asked for", async () => {
    await answering(404, JSON.stringify({ message: "Index not found", code: "index_not_found", type: "invalid_request", link: "" }));
    expect(await indexesThere(["photos"])).toEqual(new Set());
  });
});
