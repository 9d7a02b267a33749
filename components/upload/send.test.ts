import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import { createSend } from "./send";

const file = new File(["x"], "a.jpg", { type: "image/jpeg" });
const attempt = { signal: new AbortController().signal, onProgress: () => undefined };
const nothing = { find: () => Promise.resolve(null), keep: () => undefined };
const send = () => createSend(file, () => ({ uploadId: newId(), visibility: "public" }), nothing, newId());

// The library finds the page's own address there.
beforeEach(() => void vi.stubGlobal("window", { location: { origin: "http://halation.test" } }));
afterEach(() => void vi.unstubAllGlobals());

it("passes on why the upload route refused, with its figures, and asks again at the next try", async () => {
  const answer = () => Response.json({ message: "Not allowed: quota.", code: "quota", used: 5, limit: 6 }, { status: 403 });
  const fetch = vi.fn<() => Promise<Response>>(() => Promise.resolve(answer()));
  vi.stubGlobal("fetch", fetch);
  const sending = send();
  for (const tries of [1, 2]) {
    await expect(sending(attempt)).rejects.toMatchObject({ code: "quota", remedy: "ask", spent: true, figures: { used: 5, limit: 6 } });
    expect(fetch).toHaveBeenCalledTimes(tries);
  }
});

it("takes a refusal at the end for what it is", async () => {
  const address = "http://halation.test/api/ingest/key";
  vi.stubGlobal("fetch", (_url: RequestInfo, init?: RequestInit) =>
    Promise.resolve(init?.method === "HEAD" ? new Response(null, { headers: { "x-ut-range-start": "0" } }) : Response.json([{ key: "key", url: address }])),
  );
  const answer = { url: address, appUrl: address, ufsUrl: address, fileHash: "h", serverData: { refused: { code: "day", limit: 2, until: 7 } } };
  vi.stubGlobal("XMLHttpRequest", answeringWith(answer));
  await expect(send()(attempt)).rejects.toMatchObject({ code: "day", remedy: "ask", spent: true, figures: { limit: 2, until: 7 } });
});

/** As much of a browser's request as the library needs to hear an answer. */
const answeringWith = (answer: object) =>
  class {
    status = 200;
    response = answer;
    responseType = "";
    readonly upload = new EventTarget();
    readonly #events = new EventTarget();
    open = () => undefined;
    setRequestHeader = () => undefined;
    addEventListener = (type: string, listener: EventListener) => this.#events.addEventListener(type, listener);
    send = () => void queueMicrotask(() => this.#events.dispatchEvent(new Event("load")));
  };
