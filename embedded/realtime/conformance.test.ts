import type PusherServer from "pusher";
import type Pusher from "pusher-js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { elsewhere, heard, joined, TestServer } from "./testing";

// Everything here goes through the unmodified `pusher` and `pusher-js`.
let server: TestServer;
let sdk: PusherServer;
beforeEach(async () => {
  server = await TestServer.conforming();
  sdk = server.sdk();
});
afterEach(() => server.end());

const read = async (answer: Promise<{ text: () => Promise<string> }>): Promise<unknown> => JSON.parse(await (await answer).text()) as unknown;
const status = (answer: Promise<{ status: number }>): Promise<number> =>
  answer.then(
    (response) => response.status,
    (error: { status: number }) => error.status,
  );

/** All events of the channel up to `end`. */
const until = (client: Pusher, name: string, end: string): Promise<unknown[]> =>
  new Promise((resolve) => {
    const events: unknown[] = [];
    client.channel(name).bind_global((event: string, data: unknown) => {
      if (event.startsWith("pusher:")) return;
      if (event === end) resolve(events);
      else events.push([event, data]);
    });
  });

describe("channels", () => {
  it("deliver to all subscribers of a public channel and to nobody else", async () => {
    const [ann, ben, cleo] = await Promise.all([server.client(), server.client(), server.client()]);
    await Promise.all([joined(ann, "news"), joined(ben, "news"), joined(cleo, "other")]);
    const [toAnn, toBen, toCleo] = [until(ann, "news", "end"), until(ben, "news", "end"), until(cleo, "other", "end")];
    expect(await read(sdk.trigger("news", "said", { text: "Привет, “world”" }))).toEqual({});
    await sdk.trigger(["news", "other"], "end", {});
    expect(await toAnn).toEqual([["said", { text: "Привет, “world”" }]]);
    expect(await toBen).toEqual([["said", { text: "Привет, “world”" }]]);
    expect(await toCleo).toEqual([]);
  });

  it("carry private events to sockets that the application allowed", async () => {
    const client = await server.client();
    const channel = await joined(client, "private-user-1");
    const event = heard(channel, "photo.changed");
    await sdk.trigger("private-user-1", "photo.changed", { photoId: 7 });
    expect(await event).toEqual({ photoId: 7 });
  });

  it("refuse a private channel with a forged, foreign or reused signature", async () => {
    const forgeries: ((socketId: string, channel: string) => string)[] = [
      () => "",
      () => `${server.app.key}:${"0".repeat(64)}`,
      (_, channel) => sdk.authorizeChannel("1.1", channel).auth,
      (socketId) => sdk.authorizeChannel(socketId, "private-user-2").auth,
      (socketId, channel) => server.sdk({ secret: "guess" }).authorizeChannel(socketId, channel).auth,
      (socketId, channel) => server.sdk({ key: "other" }).authorizeChannel(socketId, channel).auth,
    ];
    for (const forge of forgeries) {
      const client = await server.client(forge);
      const error = heard<{ data: { code: number } }>(client.connection, "error");
      const channel = client.subscribe("private-user-1");
      const answer = await Promise.race([heard(channel, "pusher:subscription_error"), heard(channel, "pusher:subscription_succeeded")]);
      expect(answer).toMatchObject({ type: "AuthError", status: 401 });
      expect((await error).data.code).toBe(4009);
      expect(channel.subscribed).toBe(false);
      expect(client.connection.state).toBe("connected");
    }
    expect(await read(sdk.get({ path: "/channels/private-user-1" }))).toEqual({ occupied: false });
  });

  it("leave out the socket that is named, deliver batches in order and stop after unsubscribing", async () => {
    const [ann, ben] = await Promise.all([server.client(), server.client()]);
    await Promise.all([joined(ann, "news"), joined(ben, "news")]);
    const [toAnn, toBen] = [until(ann, "news", "end"), until(ben, "news", "end")];
    await sdk.trigger("news", "one", 1, { socket_id: ann.connection.socket_id });
    await sdk.triggerBatch([
      { channel: "news", name: "two", data: 2 },
      { channel: "news", name: "three", data: 3, socket_id: ben.connection.socket_id },
      { channel: "news", name: "end", data: {} },
    ]);
    expect(await toAnn).toEqual([
      ["two", 2],
      ["three", 3],
    ]);
    expect(await toBen).toEqual([
      ["one", 1],
      ["two", 2],
    ]);
    ann.unsubscribe("news");
    await joined(ann, "other");
    expect(await read(sdk.trigger("news", "x", {}, { info: "subscription_count" }))).toEqual({ channels: { news: { subscription_count: 1 } } });
  });

  it.skipIf(elsewhere)("come back by themselves after a restart", async () => {
    const client = await server.client();
    const [open, closed] = [await joined(client, "news"), await joined(client, "private-user-1")];
    const again = Promise.all([heard(open, "pusher:subscription_succeeded"), heard(closed, "pusher:subscription_succeeded")]);
    const { port, apiPort } = server;
    await server.stop();
    server = await TestServer.start({}, { port, apiPort });
    await again;
    const event = heard(closed, "after");
    await sdk.trigger("private-user-1", "after", "restart");
    expect(await event).toBe("restart");
    client.disconnect();
  });
});

describe("the HTTP API", () => {
  it("tells which channels are occupied", async () => {
    const client = await server.client();
    await Promise.all([joined(client, "news"), joined(client, "private-user-1")]);
    expect(await read(sdk.get({ path: "/channels" }))).toEqual({ channels: { news: {}, "private-user-1": {} } });
    expect(await read(sdk.get({ path: "/channels/news", params: { info: "subscription_count" } }))).toEqual({ occupied: true, subscription_count: 1 });
    expect(await read(sdk.get({ path: "/channels/empty" }))).toEqual({ occupied: false });
    expect(await status(sdk.get({ path: "/channels", params: { info: "user_count" } }))).toBe(400);
    expect(await status(sdk.get({ path: "/channels/news/users" }))).toBe(400);
  });

  it("answers only to the application", async () => {
    expect(await status(server.sdk({ secret: "guess" }).trigger("news", "x", {}))).toBe(401);
    expect(await status(server.sdk({ key: "other" }).trigger("news", "x", {}))).toBe(401);
    expect(await status(server.sdk({ appId: "4" }).trigger("news", "x", {}))).toBe(404);
    const unsigned = await fetch(`http://127.0.0.1:${server.apiPort}/apps/${server.app.appId}/channels`);
    expect(unsigned.status).toBe(401);
  });

  it("takes data up to 10 KB", async () => {
    expect(await status(sdk.trigger("news", "x", "ü".repeat(5120)))).toBe(200);
    expect(await status(sdk.trigger("news", "x", `${"ü".repeat(5120)}!`))).toBe(413);
    expect(await status(sdk.triggerBatch([{ channel: "news", name: "x", data: "x".repeat(10_241) }]))).toBe(413);
    expect(await status(sdk.trigger("news", "x", "x".repeat(2_000_000)))).toBe(413);
  });

  it("says what is wrong with a request", async () => {
    const post = (path: string, body: unknown): Promise<number> => status(sdk.post({ path, body: body as string }));
    expect(await post("/events", { name: "x", data: "1" })).toBe(400);
    expect(await post("/events", { name: "x", data: "1", channel: "news" })).toBe(200);
    expect(await post("/events", { name: "x", data: { not: "text" }, channel: "news" })).toBe(400);
    expect(await post("/events", { name: "x", data: "1", channels: ["no good"] })).toBe(400);
    expect(await post("/events", { name: "x", data: "1", channels: Array.from({ length: 101 }, (_, i) => `c${i}`) })).toBe(400);
    expect(await post("/events", { name: "x".repeat(201), data: "1", channel: "news" })).toBe(400);
    expect(await post("/events", { name: "x", data: "1", channel: "news", socket_id: "me" })).toBe(400);
    expect(await post("/batch_events", { batch: Array.from({ length: 11 }, () => ({ name: "x", data: "1", channel: "news" })) })).toBe(400);
    expect(await post("/nowhere", {})).toBe(404);
    expect(await post("/channels/news", {})).toBe(404);
    expect(await post("/users//terminate_connections", {})).toBe(404);
  });
});
