import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { describe, expect, it, vi } from "vitest";

type Page = { url: string; visibilityState: string; focus: () => Promise<void>; navigate: (to: string) => Promise<void> };

const aPage = (path: string, visibilityState = "hidden"): Page => ({
  url: `https://photos.test${path}`,
  visibilityState,
  focus: vi.fn<() => Promise<void>>(() => Promise.resolve()),
  navigate: vi.fn<(to: string) => Promise<void>>(() => Promise.resolve()),
});

/** The service worker in a browser that has these pages open. */
function start(pages: Page[] = [], userAgent = "Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/150.0") {
  const listeners = new Map<string, (event: object) => void>();
  const shown = vi.fn<(...given: unknown[]) => Promise<void>>(() => Promise.resolve());
  const opened = vi.fn<(...given: unknown[]) => Promise<void>>(() => Promise.resolve());
  const fetched = vi.fn<(...given: unknown[]) => Promise<void>>(() => Promise.resolve());
  const resubscribe = vi.fn<(options: object) => Promise<object>>(() => Promise.resolve({ endpoint: "new" }));
  const kept = new Set(["halation-0", "halation-1", "other"]);
  const self = {
    addEventListener: (type: string, listener: (event: object) => void) => listeners.set(type, listener),
    skipWaiting: () => Promise.resolve(),
    location: new URL("https://photos.test/sw.js"),
    navigator: { userAgent },
    clients: { matchAll: () => Promise.resolve(pages), claim: () => Promise.resolve(), openWindow: opened },
    registration: { showNotification: shown, pushManager: { subscribe: resubscribe } },
  };
  const caches = { keys: () => Promise.resolve([...kept]), delete: (name: string) => Promise.resolve(kept.delete(name)) };
  runInContext(readFileSync("public/sw.js", "utf8"), createContext({ self, caches, URL, fetch: fetched }));
  const happen = async (type: string, event: object): Promise<void> => {
    const waited: Promise<unknown>[] = [];
    listeners.get(type)!({ ...event, waitUntil: (promise: Promise<unknown>) => waited.push(promise) });
    await Promise.all(waited);
  };
  return { happen, shown, opened, fetched, resubscribe, kept, listeners };
}

const message = { title: "Halation", body: "A new comment", tag: "abc", url: "/p/1#c", language: "en" };
const data = { json: () => message };

describe("the service worker", () => {
  it("shows what a message brings", async () => {
    const { happen, shown } = start([aPage("/")]);
    await happen("push", { data });
    expect(shown).toHaveBeenCalledWith("Halation", expect.objectContaining({ body: "A new comment", tag: "abc", lang: "en", data: { url: "/p/1#c" } }));
  });

  it("leaves those alone who look at a page, but where the browser would take it amiss", async () => {
    const pages = [aPage("/"), aPage("/p/2", "visible")];
    const firefox = start(pages);
    await firefox.happen("push", { data });
    expect(firefox.shown).not.toHaveBeenCalled();
    const safari = start(pages, "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15");
    await safari.happen("push", { data });
    expect(safari.shown).toHaveBeenCalledWith("Halation", expect.objectContaining({ silent: true }));
  });

  it("shows something for what it cannot read", async () => {
    const { happen, shown } = start();
    await happen("push", { data: null });
    expect(shown).toHaveBeenCalledWith("photos.test", expect.objectContaining({ data: { url: "/notifications" } }));
  });

  it("leads to what it is about, in a page that is open", async () => {
    const close = vi.fn<() => void>();
    const pages = [aPage("/"), aPage("/p/1#c")];
    await start(pages).happen("notificationclick", { notification: { close, data: { url: "/p/1#c" } } });
    expect([close, pages[1]!.focus, pages[0]!.navigate, pages[1]!.navigate].map((call) => vi.mocked(call).mock.calls.length)).toEqual([1, 1, 0, 0]);
    const other = aPage("/");
    await start([other]).happen("notificationclick", { notification: { close, data: { url: "/p/1" } } });
    expect(other.navigate).toHaveBeenCalledWith("https://photos.test/p/1");
    const { happen, opened } = start();
    await happen("notificationclick", { notification: { close, data: { url: "/p/1" } } });
    expect(opened).toHaveBeenCalledWith("https://photos.test/p/1");
  });

  it.each(["https://elsewhere.test/", "//elsewhere.test/x", "javascript:alert(1)"])("leads nowhere else: %s", async (url) => {
    const { happen, opened } = start();
    await happen("notificationclick", { notification: { close: () => undefined, data: { url } } });
    expect(opened).toHaveBeenCalledWith("https://photos.test/notifications");
  });

  it("tells us of the subscription that took the place of another", async () => {
    const { happen, fetched, resubscribe } = start();
    await happen("pushsubscriptionchange", { oldSubscription: { options: { userVisibleOnly: true } }, newSubscription: null });
    expect(resubscribe).toHaveBeenCalledWith({ userVisibleOnly: true });
    expect(fetched).toHaveBeenCalledWith("/api/push", expect.objectContaining({ method: "POST", body: '{"endpoint":"new"}' }));
  });

  it("keeps nothing of a former version, and answers no requests", async () => {
    const { happen, kept, listeners } = start();
    await happen("activate", {});
    expect([...kept]).toEqual(["halation-1"]);
    expect(listeners.has("fetch")).toBe(false);
  });
});
