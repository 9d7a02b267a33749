import { afterEach, describe, expect, it } from "vitest";
import type { RealtimeOptions } from ".";
import type { Limits } from "./options";
import { APP, ORIGIN, TestServer, type RawSocket } from "./testing";

let server: TestServer;
const start = async (limits: Partial<Limits> = {}, options: Partial<RealtimeOptions> = {}): Promise<void> => {
  server = await TestServer.start({ limits, ...options });
};
afterEach(() => server.end());

const count = async (channel: string): Promise<number> => {
  const answer = await server.sdk().get({ path: `/channels/${channel}`, params: { info: "subscription_count" } });
  return ((await answer.json()) as { subscription_count: number }).subscription_count;
};

const join = async (raw: RawSocket & { id: string }, channel: string): Promise<void> => {
  raw.send("pusher:subscribe", { channel, auth: server.sdk().authorizeChannel(raw.id, channel).auth });
  await raw.next("pusher_internal:subscription_succeeded");
};

describe("opening a socket", () => {
  it("is refused with the code of the protocol", async () => {
    await start();
    const refused: [path: string, code: number][] = [
      ["/realtime/app/other?protocol=7", 4001],
      ["/realtime/apps", 4005],
      [`/realtime/app/${APP.key}?protocol=7&version=no%20version`, 4006],
      [`/realtime/app/${APP.key}?protocol=4`, 4007],
      [`/realtime/app/${APP.key}`, 4008],
    ];
    for (const [path, code] of refused) {
      const raw = server.raw(path);
      expect(await raw.errorCode()).toBe(code);
      expect(await raw.closed).toBe(code);
    }
    expect(server.left).toBe(0);
  });

  it("leaves other paths to others", async () => {
    await start();
    for (const path of ["/", "/_next/hmr", `/app/${APP.key}?protocol=7`, `/realtimes/app/${APP.key}?protocol=7`]) await server.raw(path).closed;
    expect(server.left).toBe(4);
  });

  it("is for pages of our origins, and for programs, which have none", async () => {
    await start();
    for (const origin of ["https://evil.example", "null", `${ORIGIN}:8443`, "http://photos.example.org"])
      expect(await server.raw(undefined, { origin }).verdict()).toBe(4009);
    await server.open({ origin: ORIGIN });
    await server.open();
  });

  it("gives each an id of its own", async () => {
    await start();
    const ids = (await Promise.all(Array.from({ length: 20 }, () => server.open()))).map(({ id }) => id);
    expect(new Set(ids).size).toBe(20);
    for (const id of ids) expect(id).toMatch(/^\d+\.\d+$/);
  });

  it("is limited per address, and a /64 is one; loopback is a proxy and is not", async () => {
    await start({ connectionsPerAddress: 2 }, { addressOf: (request) => String(request.headers["x-from"] ?? "127.0.0.1") });
    const first = await server.open({ "x-from": "10.0.0.1" });
    await server.open({ "x-from": "10.0.0.1" });
    expect(await server.raw(undefined, { "x-from": "10.0.0.1" }).verdict()).toBe(4004);
    await server.open({ "x-from": "10.0.0.2" });
    first.socket.close();
    await first.closed;
    await server.open({ "x-from": "10.0.0.1" });
    await server.open({ "x-from": "2001:db8::1" });
    await server.open({ "x-from": "2001:db8:0:0:ffff::2" });
    expect(await server.raw(undefined, { "x-from": "2001:db8::3" }).verdict()).toBe(4004);
    await server.open({ "x-from": "2001:db8:0:1::3" });
    await Promise.all([server.open(), server.open(), server.open()]);
  });

  it("is limited in all", async () => {
    await start({ connections: 1 });
    await server.open();
    expect(await server.raw().verdict()).toBe(4100);
  });
});

describe("an open socket", () => {
  it("is answered when it asks for life", async () => {
    await start();
    const raw = await server.open();
    raw.send("pusher:ping", {});
    expect(await raw.next("pusher:pong")).toEqual({ event: "pusher:pong", data: "{}" });
  });

  it("hears what was wrong with a message and stays", async () => {
    await start();
    const raw = await server.open();
    for (const nonsense of ["", "nonsense", "[]", "null", '{"event":5}', '{"data":{}}', '{"event":"__proto__"}']) {
      raw.socket.send(nonsense);
      expect(await raw.errorCode()).toBe(4200);
    }
    raw.socket.send('{"event":"client-typing","channel":"private-user-1","data":{}}');
    expect(await raw.errorCode()).toBe(4301);
    raw.socket.send('{"event":"pusher:subscribe","data":"{\\"channel\\":\\"news\\"}"}');
    expect(await raw.next("pusher_internal:subscription_succeeded")).toEqual({ event: "pusher_internal:subscription_succeeded", channel: "news", data: "{}" });
  });

  it("cannot join channels that have no valid name or are not offered", async () => {
    await start();
    const raw = await server.open();
    const names = ["no good", "#server-to-user-", "x".repeat(165), "cache-news", "private-cache-news", "private-encrypted-cache-a", "presence-cache-b"];
    for (const channel of names) {
      raw.send("pusher:subscribe", { channel, auth: "" });
      expect(await raw.errorCode()).toBe(4200);
      expect((await raw.next("pusher:subscription_error")).channel).toBe(channel);
    }
    raw.send("pusher:subscribe", { channel: 5 });
    expect(await raw.errorCode()).toBe(4200);
    const { channels } = (await (await server.sdk().get({ path: "/channels" })).json()) as { channels: unknown };
    expect(channels).toEqual({});
  });

  it("joins only so many channels", async () => {
    await start({ channelsPerConnection: 1 });
    const raw = await server.open();
    await join(raw, "one");
    await join(raw, "one");
    raw.send("pusher:subscribe", { channel: "two" });
    expect((await raw.next("pusher:subscription_error")).channel).toBe("two");
    raw.send("pusher:unsubscribe", { channel: "one" });
    await join(raw, "two");
    expect(await count("one")).toBe(0);
  });

  it("is closed for a frame that is too large or no text", async () => {
    await start();
    const [large, binary, fits] = [await server.open(), await server.open(), await server.open()];
    large.socket.send("x".repeat(64 * 1024 + 1));
    binary.socket.send(Buffer.from("{}"), { binary: true });
    fits.socket.send("x".repeat(64 * 1024));
    expect(await large.closed).toBe(1009);
    expect(await binary.closed).toBe(1003);
    expect(await fits.errorCode()).toBe(4200);
  });

  it("is closed when it floods", async () => {
    await start({ messagesPerSweep: 10 });
    const raw = await server.open();
    for (let i = 0; i < 11; i += 1) raw.send("pusher:ping", {});
    expect(await raw.closed).toBe(4100);
    expect(raw.received.filter(({ event }) => event === "pusher:pong")).toHaveLength(10);
  });

  it("is closed when it no longer answers, and kept while it does", async () => {
    await start({ activitySeconds: 0.1, pongSeconds: 0.1 });
    const [dead, alive] = [await server.open({}, { autoPong: false }), await server.open()];
    await join(dead, "news");
    expect(await dead.closed).toBe(4201);
    expect(await count("news")).toBe(0);
    alive.send("pusher:ping", {});
    await alive.next("pusher:pong");
  });

  it("is closed when nothing was ever authorised for it, or nothing is any more", async () => {
    await start({ activitySeconds: 0.1, unauthorisedSeconds: 0.2 });
    const [stranger, member] = [await server.open(), await server.open()];
    await join(member, "private-user-1");
    await join(stranger, "news");
    expect(await stranger.closed).toBe(4009);
    member.send("pusher:ping", {});
    await member.next("pusher:pong");
    member.send("pusher:unsubscribe", { channel: "private-user-1" });
    expect(await member.closed).toBe(4009);
  });

  it("is cut off when it does not read, while others hear everything", async () => {
    await start();
    const [slow, quick] = [await server.open(), await server.open()];
    await Promise.all([join(slow, "news"), join(quick, "news")]);
    slow.socket.pause();
    let sent = 0;
    const data = "x".repeat(10_000);
    while ((await count("news")) === 2) {
      await server.sdk().triggerBatch(Array.from({ length: 10 }, () => ({ channel: "news", name: "x", data })));
      sent += 10;
    }
    for (let i = 0; i < sent; i += 1) await quick.next("x");
    slow.socket.resume();
    expect(await slow.closed).toBe(4100);
    expect(slow.received.filter(({ event }) => event === "x").length).toBeLessThan(sent);
  });
});

describe("closing", () => {
  it("sends everyone away to come back, even those that do not answer, and takes nobody in", async () => {
    await start();
    const [polite, stuck] = [await server.open(), await server.open()];
    stuck.socket.pause();
    const closing = server.realtime.close();
    expect(await polite.errorCode()).toBe(4100);
    expect(await polite.closed).toBe(4100);
    expect(await server.raw().verdict()).toBe(4100);
    await closing;
    await expect(server.sdk().get({ path: "/channels" })).rejects.toThrow("failed");
  });
});
