import type PusherServer from "pusher";
import type Pusher from "pusher-js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { elsewhere, heard, joined, TestServer } from "./testing";

let server: TestServer;
let sdk: PusherServer;
beforeEach(async () => {
  server = await TestServer.conforming();
  sdk = server.sdk();
});
afterEach(() => server.end());

type Failure = { data: { code: number } };

/** Everything of this name that arrives on a channel until the application says `end`. */
function collected(client: Pusher, channel: string, event: string): { heard: unknown[]; over: Promise<unknown> } {
  const all: unknown[] = [];
  client.channel(channel).bind(event, (data: unknown, { user_id: from }: { user_id?: string } = {}) => all.push(from ? [from, data] : data));
  return { heard: all, over: heard(client.channel(channel), "end") };
}

describe("client events", () => {
  it("reach the others on the channel, with who they are from where that is known", async () => {
    const [ann, ben] = await Promise.all([server.person("ann"), server.person("ben")]);
    await Promise.all([ann, ben].flatMap((one) => [joined(one, "presence-room"), joined(one, "private-room")]));
    const [own, others, unnamed] = [
      collected(ann, "presence-room", "client-typing"),
      collected(ben, "presence-room", "client-typing"),
      collected(ben, "private-room", "client-typing"),
    ];
    ann.channel("presence-room").trigger("client-typing", { at: 1 });
    ann.channel("private-room").trigger("client-typing", "still");
    ann.send_event("client-typing", { user_id: "ben" }, "presence-room");
    // What a socket sends is taken in its order.
    const last = heard(ben.channel("private-room"), "client-last");
    ann.channel("private-room").trigger("client-last", {});
    await last;
    await sdk.trigger(["presence-room", "private-room"], "end", {});
    await Promise.all([own.over, others.over, unnamed.over]);
    expect(own.heard).toEqual([]);
    expect(others.heard).toEqual([
      ["ann", { at: 1 }],
      ["ann", { user_id: "ben" }],
    ]);
    expect(unnamed.heard).toEqual(["still"]);
  });

  it("are refused from whoever is not on the channel, on public and on encrypted ones", async () => {
    const [ann, member] = await Promise.all([server.client(), server.client()]);
    await Promise.all([joined(member, "private-room"), joined(ann, "news"), joined(member, "news")]);
    const [room, news] = [collected(member, "private-room", "client-x"), collected(member, "news", "client-x")];
    for (const channel of ["private-room", "news", "private-encrypted-a", "presence-room"]) {
      const error = heard(ann.connection, "error");
      ann.send_event("client-x", {}, channel);
      await error;
    }
    await sdk.trigger(["private-room", "news"], "end", {});
    await Promise.all([room.over, news.over]);
    expect([room.heard, news.heard]).toEqual([[], []]);
    expect(ann.connection.state).toBe("connected");
  });

  it("are ten in a second; those beyond are refused, and the connection stays", async () => {
    const [ann, ben] = await Promise.all([server.client(), server.client()]);
    await Promise.all([joined(ann, "private-room"), joined(ben, "private-room")]);
    const { heard: all, over } = collected(ben, "private-room", "client-x");
    const codes: number[] = [];
    ann.connection.bind("error", ({ data }: Failure) => codes.push(data.code));
    // Not across the end of a second, where ten more are allowed.
    await new Promise((resolve) => setTimeout(resolve, 1000 - (Date.now() % 1000)));
    for (let i = 0; i < 30; i += 1) ann.channel("private-room").trigger("client-x", i);
    await joined(ann, "private-after");
    await sdk.trigger("private-room", "end", {});
    await over;
    expect(all).toEqual(Array.from({ length: 10 }, (_, i) => i));
    expect(codes).toEqual(Array.from({ length: 20 }, () => 4301));
  });

  it.skipIf(elsewhere)("are no larger than others, and only where the application takes them", async () => {
    await server.end();
    server = await TestServer.start({ takesClientEvents: (channel) => channel.startsWith("presence-") });
    const [ann, ben] = await Promise.all([server.person("ann"), server.person("ben")]);
    await Promise.all([joined(ann, "presence-room"), joined(ben, "presence-room"), joined(ann, "private-room")]);
    for (const [channel, data] of [
      ["private-room", "x"],
      ["presence-room", "x".repeat(10_300)],
    ] as const) {
      const error = heard<Failure>(ann.connection, "error");
      ann.channel(channel).trigger("client-x", data);
      expect((await error).data.code).toBe(4301);
    }
    const event = heard(ben.channel("presence-room"), "client-x");
    ann.channel("presence-room").trigger("client-x", "fits");
    expect(await event).toBe("fits");
  });
});

describe("signing in", () => {
  const as = (id: string) => (socketId: string) => {
    const { auth, user_data: told } = sdk.authenticateUser(socketId, { id });
    return { auth, user_data: told! };
  };
  const signedIn = async (id: string): Promise<Pusher> => {
    const client = await server.client(undefined, as(id));
    client.signin();
    await client.user.signinDonePromise;
    await heard(client.user.serverToUserChannel ?? client.connection, "pusher:subscription_succeeded");
    return client;
  };

  it("gives a person their own channel on each of their sockets", async () => {
    const [here, there, other] = await Promise.all([signedIn("ann"), signedIn("ann"), signedIn("ben")]);
    const events = [here, there].map((client) => new Promise((resolve) => client.user.bind("noted", resolve)));
    const wrong: unknown[] = [];
    other.user.bind("noted", (data: unknown) => wrong.push(data));
    await sdk.sendToUser("ann", "noted", { text: "hello" });
    expect(await Promise.all(events)).toEqual([{ text: "hello" }, { text: "hello" }]);
    expect(wrong).toEqual([]);
  });

  it("is not for whoever cannot prove it, nor as somebody else afterwards", async () => {
    const raw = await server.open();
    raw.send("pusher:subscribe", { channel: "#server-to-user-ann" });
    expect(await raw.errorCode()).toBe(4009);
    raw.send("pusher:signin", { auth: `${server.app.key}:${"0".repeat(64)}`, user_data: '{"id":"ann"}' });
    expect(await raw.closed).toBe(4009);
    const twice = await server.open();
    twice.send("pusher:signin", as("ann")(twice.id));
    await twice.next("pusher:signin_success");
    twice.send("pusher:signin", as("ben")(twice.id));
    expect(await twice.closed).toBe(4009);
  });

  it("lets the application end a person's connections for good", async () => {
    const [ann, ben] = await Promise.all([signedIn("ann"), signedIn("ben")]);
    const ended = heard(ann.connection, "disconnected");
    await sdk.terminateUserConnections("ann");
    await ended;
    expect([ann.connection.state, ben.connection.state]).toEqual(["disconnected", "connected"]);
  });
});

// What follows goes beyond Pusher's own API.
describe.skipIf(elsewhere)("revoking", () => {
  const revoke = async (...ended: object[]): Promise<number> => (await sdk.post({ path: "/revocations", body: { ended } as unknown as string })).status;
  const given = (id: string) => (socketId: string, channel: string) => sdk.authorizeChannel(socketId, channel, { user_id: id });

  it("takes all channels from a person's sockets at once, who come back only with a fresh authorisation", async () => {
    let allowed = true;
    const revoked = await server.client((socketId, channel) => (allowed ? given("ann")(socketId, channel) : "none"));
    const bystander = await server.client(given("ben"));
    const channel = await joined(revoked, "private-photo-1");
    await joined(bystander, "private-photo-1");
    const [oldSocket, otherSocket] = [revoked.connection.socket_id, bystander.connection.socket_id];
    allowed = false;
    const answer = Promise.race([heard(channel, "pusher:subscription_error"), heard(channel, "pusher:subscription_succeeded")]);
    expect(await revoke({ user: "ann" }, { user: "nobody" })).toBe(200);
    const { subscription_count: left } = (await (await sdk.get({ path: "/channels/private-photo-1", params: { info: "subscription_count" } })).json()) as {
      subscription_count: number;
    };
    expect(left).toBe(1);
    expect(await answer).toMatchObject({ status: 401 });
    expect(revoked.connection.socket_id).not.toBe(oldSocket);
    expect(bystander.connection.socket_id).toBe(otherSocket);
  });

  it("takes channels whose names hold something from all who are on one, or from one person", async () => {
    const [ann, ben] = await Promise.all([server.client(given("ann")), server.client(given("ben"))]);
    await Promise.all([joined(ann, "private-of-1-photo-1"), joined(ben, "private-of-1-photo-2"), joined(ben, "private-of-2-photo-3")]);
    const socketOf = ({ connection }: Pusher): string => connection.socket_id;
    const back = (client: Pusher, name: string) => heard(client.channel(name), "pusher:subscription_succeeded");
    let [anns, bens] = [socketOf(ann), socketOf(ben)];
    expect(await revoke({ user: "ann", part: "-of-2-" })).toBe(200);
    expect([socketOf(ann), socketOf(ben)]).toEqual([anns, bens]);
    let again = back(ben, "private-of-2-photo-3");
    expect(await revoke({ user: "ben", part: "-of-1-" })).toBe(200);
    await again;
    expect(socketOf(ann)).toBe(anns);
    expect(socketOf(ben)).not.toBe(bens);
    [anns, bens] = [socketOf(ann), socketOf(ben)];
    again = Promise.all([back(ann, "private-of-1-photo-1"), back(ben, "private-of-1-photo-2")]);
    expect(await revoke({ part: "-of-1-" })).toBe(200);
    await again;
    expect([socketOf(ann) === anns, socketOf(ben) === bens]).toEqual([false, false]);
  });

  it("voids what was authorised before and is used afterwards", async () => {
    let asked = Date.now();
    const late = await server.client((socketId, channel) => {
      const said = { user_id: "ann", asked_at: asked };
      return sdk.authorizeChannel(socketId, channel, said);
    });
    await revoke({ user: "ann", part: "-of-1-" });
    const before = late.connection.socket_id;
    await joined(late, "private-of-2-photo-1");
    expect(late.connection.socket_id).toBe(before);
    const given = heard(late.subscribe("private-of-1-photo-1"), "pusher:subscription_succeeded");
    await heard(late.connection, "connecting");
    asked = Date.now() + 1;
    await given;
    expect(late.connection.socket_id).not.toBe(before);
  });

  it("says what is wrong with a wish", async () => {
    const status = (...ended: object[]): Promise<unknown> => revoke(...ended).catch((error: { status: number }) => error.status);
    expect(await status()).toBe(400);
    expect(await status({})).toBe(400);
    expect(await status({ user: "" })).toBe(400);
    expect(await status({ part: "no good" })).toBe(400);
    expect(await status(...Array.from({ length: 101 }, () => ({ user: "ann" })))).toBe(400);
  });

  it("knows nobody's socket any more that has closed, and gives one person only so many", async () => {
    await server.end();
    server = await TestServer.start({ limits: { connectionsPerPerson: 2 } });
    sdk = server.sdk();
    const open = () => server.client(given("ann"));
    const [one, two, three] = await Promise.all([open(), open(), open()]);
    await Promise.all([joined(one, "private-a"), joined(two, "private-a")]);
    const refused = three.subscribe("private-a");
    expect(await heard(refused, "pusher:subscription_error")).toMatchObject({ type: "TooManyConnections" });
    one.disconnect();
    two.unsubscribe("private-a");
    await joined(two, "news");
    await joined(await open(), "private-a");
    await joined(await open(), "private-a");
  });
});

it.skipIf(elsewhere)("tells when a channel is taken and when it is left", async () => {
  await server.end();
  const told: string[] = [];
  server = await TestServer.start({ onOccupancy: (channel, occupied) => told.push(`${channel} ${occupied ? "taken" : "left"}`) });
  sdk = server.sdk();
  const [ann, ben] = await Promise.all([server.client(), server.client()]);
  await joined(ann, "private-a");
  await joined(ben, "private-a");
  ann.unsubscribe("private-a");
  await joined(ann, "private-b");
  ben.unsubscribe("private-a");
  await joined(ben, "private-b");
  expect(told).toEqual(["private-a taken", "private-b taken", "private-a left"]);
});
