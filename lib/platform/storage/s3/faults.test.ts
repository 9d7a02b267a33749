import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { Refusal } from "@/lib/core/refusal";
import { newKey } from "../keys";
import { MissingObjectError } from "../types";
import { s3Store } from ".";
import { PART_BYTES } from "./write";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server | undefined;
afterEach(() => void server?.close().closeAllConnections());

/** A store at a server that answers as told, and the requests it got. Real servers are tried by the other tests; none of them fails on demand. */
async function storeAt(answer: Answer) {
  const asked: string[] = [];
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.resume().once("end", () => answer(request, response));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = { endpoint, region: "us-east-1", bucket: "b", accessKeyId: "k", secretAccessKey: "s", pathStyle: true, prefix: "p/" };
  return { store: s3Store(settings), asked };
}

const xml = (response: ServerResponse, status: number, body: string): void => void response.writeHead(status, { "content-type": "application/xml" }).end(body);
const fault = (code: string) => `<Error><Code>${code}</Code><Message>told to</Message></Error>`;
const begun = "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>";

describe("an S3 store whose server", () => {
  it("ends its answer too early is not believed", async () => {
    const { store } = await storeAt((_, response) => {
      response.writeHead(200, { "content-length": "100" }).write("only this");
      setImmediate(() => response.destroy());
    });
    await expect(store.get(newKey("originals")).then(buffer)).rejects.toThrow("aborted");
  });

  it("sends all where a part was asked for is not believed", async () => {
    const { store } = await storeAt((_, response) => response.writeHead(200, { "content-length": "10" }).end("0123456789"));
    await expect(store.get(newKey("originals"), { start: 2, end: 4 })).rejects.toThrow("did not send the part");
  });

  it.each([
    ["a part", /partNumber=2/],
    ["the end", /uploadId=u1$/],
  ])("fails at %s of a large write is told to forget the others", async (_, where) => {
    const { store, asked } = await storeAt(({ method, url = "" }, response) => {
      if (method === "DELETE") return void response.writeHead(204).end();
      if (method === "POST" && url.includes("?uploads")) return xml(response, 200, begun);
      if (where.test(url)) return xml(response, 400, fault("InvalidRequest"));
      response.writeHead(200, { etag: '"e"' }).end();
    });
    await expect(store.put("originals", randomBytes(PART_BYTES * 2 + 1))).rejects.toThrow("told to");
    expect(asked.at(-1)).toMatch(/^DELETE \/b\/p\/originals\/.+uploadId=u1/);
  });

  it("says that it is well and means that it is not, at the end of a large write, is not believed", async () => {
    const { store } = await storeAt(({ method, url = "" }, response) => {
      if (method === "DELETE") return void response.writeHead(204).end();
      if (method === "POST") return xml(response, 200, url.includes("?uploads") ? begun : fault("InternalError"));
      response.writeHead(200, { etag: '"e"' }).end();
    });
    await expect(store.put("originals", randomBytes(PART_BYTES + 1))).rejects.toThrow("told to");
  });

  it("does not remove what it was told to is not believed", async () => {
    const failed = "<DeleteResult><Error><Key>p/x</Key><Code>AccessDenied</Code><Message>told to</Message></Error></DeleteResult>";
    const { store } = await storeAt((_, response) => xml(response, 200, failed));
    await expect(store.remove([newKey("originals")])).rejects.toThrow("did not remove p/x: AccessDenied told to");
  });

  it("has lost its bucket has not lost an object", async () => {
    const { store } = await storeAt((_, response) => xml(response, 404, fault("NoSuchBucket")));
    const reading = store.get(newKey("originals"));
    await expect(reading).rejects.toThrow("told to");
    await expect(reading).rejects.not.toBeInstanceOf(MissingObjectError);
    await expect(store.health()).rejects.toThrow("told to");
    await expect(store.vet()).rejects.toThrow(Refusal);
  });

  it("does not answer, or has a fault, may be well later", async () => {
    const { store } = await storeAt((_, response) => xml(response, 503, fault("SlowDown")));
    await store.vet();
    await expect(store.health()).rejects.toThrow("told to");
    server!.close().closeAllConnections();
    await store.vet();
    await expect(store.health()).rejects.toThrow("ECONNREFUSED");
  });

  it("is well is not asked again at once", async () => {
    const { store, asked } = await storeAt((_, response) => response.writeHead(200, { etag: '"e"' }).end());
    await store.health();
    await store.health();
    expect(asked).toEqual(["PUT /b/p/probe?x-id=PutObject"]);
  });
});
