import { createHmac } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { aPerson, befriend } from "@/db/seed/factories";
import { userChannel } from "@/lib/platform/realtime";
import { presenceChanged } from "@/lib/people/events";
import { openPage, realtime } from "@/scripts/testing/pages";
import { POST } from "./route";

beforeEach(() => {
  vi.stubEnv("PUSHER_HOST", "127.0.0.1");
  vi.stubEnv("PUSHER_PORT", String(realtime.server.apiPort));
});

type Said = { events: object[]; time?: number; secret?: string; length?: string };

/** What Pusher sends. */
async function tell({ events, time = Date.now(), secret, length }: Said): Promise<number> {
  const body = JSON.stringify({ time_ms: time, events });
  const { key, secret: own } = realtime.server.app;
  const headers = {
    "content-type": "application/json",
    "content-length": length ?? String(body.length),
    "x-pusher-key": key,
    "x-pusher-signature": createHmac("sha256", secret ?? own)
      .update(body)
      .digest("hex"),
  };
  return (await POST(new Request("http://halation.test/api/realtime/webhook", { method: "POST", headers, body }))).status;
}

it("has those told who may know that somebody's first page has opened", async () => {
  const [ann, ben] = [await aPerson({ showsPresence: true }), await aPerson()];
  const page = await openPage(ben);
  await befriend(ann, ben);
  page.listen(presenceChanged.channel(ann.id), presenceChanged.name);
  await page.hears(1);
  expect(
    await tell({
      events: [
        { name: "member_added", channel: "presence-x" },
        { name: "channel_occupied", channel: `${userChannel(ann.id)},3` },
      ],
    }),
  ).toBe(200);
  await page.hears(2);
  expect(page.heard).toEqual(["first", { here: true }]);
});

it("believes nobody who does not sign, signs otherwise, repeats or says too much, and nobody where the server is ours", async () => {
  const events = [{ name: "channel_occupied", channel: userChannel((await aPerson()).id) }];
  expect(await tell({ events, secret: "guessed" })).toBe(401);
  expect(await tell({ events, time: Date.now() - 6 * 60_000 })).toBe(401);
  expect(await tell({ events: Array.from({ length: 1001 }, () => events[0]!) })).toBe(401);
  expect(await tell({ events, length: "262145" })).toBe(413);
  const unsigned = new Request("http://halation.test/api/realtime/webhook", { method: "POST", headers: { "content-length": "2" }, body: "{}" });
  expect((await POST(unsigned)).status).toBe(401);
  vi.stubEnv("PUSHER_HOST", "");
  expect(await tell({ events })).toBe(404);
});
