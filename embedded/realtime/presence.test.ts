import type PusherServer from "pusher";
import type Pusher from "pusher-js";
import type { Channel, PresenceChannel } from "pusher-js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { elsewhere, heard, joined, TestServer } from "./testing";

let server: TestServer;
let sdk: PusherServer;
beforeEach(async () => {
  server = await TestServer.conforming();
  sdk = server.sdk();
});
afterEach(() => server.end());

const ROOM = "presence-room";

const read = async (path: string, params = {}): Promise<unknown> => {
  const answer = await sdk.get({ path, params });
  return answer.json() as Promise<unknown>;
};

/** What a socket hears of others until the application says `end`. */
const comings = (channel: Channel): { events: string[]; over: Promise<void> } => {
  const events: string[] = [];
  for (const kind of ["added", "removed"]) channel.bind(`pusher:member_${kind}`, ({ id }: { id: string }) => events.push(`${kind} ${id}`));
  return { events, over: heard(channel, "end") };
};

const enter = async (client: Pusher): Promise<PresenceChannel> => (await joined(client, ROOM)) as PresenceChannel;

describe("presence", () => {
  it("counts people, not their tabs: the first that opens joins, the last that closes leaves", async () => {
    const [ann, ...tabs] = await Promise.all([server.person("ann"), server.person("ben"), server.person("ben"), server.person("ben")]);
    const room = await enter(ann);
    const { events, over } = comings(room);
    for (const tab of tabs) {
      const there = await enter(tab);
      expect(there.members.count).toBe(2);
      expect(there.members.get("ann")).toEqual({ id: "ann", info: { name: "ann" } });
      expect((there.members.me as { id: string }).id).toBe("ben");
    }
    expect(await read(`/channels/${ROOM}`, { info: "user_count,subscription_count" })).toMatchObject({ occupied: true, user_count: 2 });
    expect(await read("/channels", { filter_by_prefix: "presence-", info: "user_count" })).toEqual({ channels: { [ROOM]: { user_count: 2 } } });
    expect(await read(`/channels/${ROOM}/users`)).toEqual({ users: expect.arrayContaining([{ id: "ann" }, { id: "ben" }]) as unknown });
    tabs[0]!.unsubscribe(ROOM);
    tabs[1]!.disconnect();
    const left = heard(room, "pusher:member_removed");
    tabs[2]!.disconnect();
    await left;
    await sdk.trigger(ROOM, "end", {});
    await over;
    expect(events).toEqual(["added ben", "removed ben"]);
    expect(room.members.count).toBe(1);
  });

  it("tells no joining socket of itself, and nobody of those who are there what they know", async () => {
    const [ann, ben] = await Promise.all([server.person("ann"), server.person("ben")]);
    const first = comings(await enter(ann));
    const second = comings(await enter(ben));
    await sdk.trigger(ROOM, "end", {});
    await Promise.all([first.over, second.over]);
    expect([first.events, second.events]).toEqual([["added ben"], []]);
  });

  it("is refused to whoever says they are somebody else than was signed", async () => {
    const forger = await server.client((socketId, channel) => ({
      auth: sdk.authorizeChannel(socketId, channel, { user_id: "ben" }).auth,
      channel_data: JSON.stringify({ user_id: "ann" }),
    }));
    const error = heard<{ data: { code: number } }>(forger.connection, "error");
    forger.subscribe(ROOM);
    expect((await error).data.code).toBe(4009);
    expect(await read(`/channels/${ROOM}`)).toMatchObject({ occupied: false });
  });

  it.skipIf(elsewhere)("has room for so many people, and tells so much of each", async () => {
    await server.end();
    server = await TestServer.start({ limits: { presenceMembers: 2 } });
    sdk = server.sdk();
    const [ann, ben, cleo, dan] = await Promise.all([
      server.person("ann"),
      server.person("ben"),
      server.person("cleo"),
      server.person("dan", "x".repeat(1100)),
    ]);
    await Promise.all([enter(ann), enter(ben)]);
    await enter(await server.person("ben"));
    const [full, large] = [cleo.subscribe(ROOM), dan.subscribe("presence-other")];
    expect(await heard(full, "pusher:subscription_error")).toMatchObject({ type: "ChannelFull" });
    expect(await heard(large, "pusher:subscription_error")).toMatchObject({ type: "InvalidMember" });
  });

  it.skipIf(elsewhere)("misses nobody who goes from one page to the next", async () => {
    await server.end();
    server = await TestServer.start({ limits: { departureSeconds: 0.2 } });
    sdk = server.sdk();
    const [ann, ben] = await Promise.all([server.person("ann"), server.person("ben")]);
    const room = await enter(ann);
    const { events } = comings(room);
    await enter(ben);
    ben.disconnect();
    const back = await server.person("ben");
    await enter(back);
    const left = heard(room, "pusher:member_removed");
    back.disconnect();
    await left;
    expect(events).toEqual(["added ben", "removed ben"]);
  });
});

describe("encrypted channels", () => {
  it("carry what the server cannot read", async () => {
    const sealed = server.sdk({ encryptionMasterKeyBase64: Buffer.alloc(32, 7).toString("base64") });
    const given = sealed.authorizeChannel("1.1", "private-encrypted-a");
    expect(given.shared_secret).toBeTypeOf("string");
    // The library's build for Node decrypts by itself, so what travels is looked at where it is not one.
    const raw = await server.open();
    raw.send("pusher:subscribe", { channel: "private-encrypted-a", auth: sealed.authorizeChannel(raw.id, "private-encrypted-a").auth });
    await raw.next("pusher_internal:subscription_succeeded");
    await sealed.trigger("private-encrypted-a", "said", { secret: "kept" });
    const { data } = await raw.next("said");
    expect(Object.keys(JSON.parse(String(data)) as object).toSorted()).toEqual(["ciphertext", "nonce"]);
    expect(String(data)).not.toContain("kept");
  });
});
