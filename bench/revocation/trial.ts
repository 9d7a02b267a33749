import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { db } from "@/db/client";
import { sessions } from "@/db/schema";
import { actorOf, aPerson, aPhoto, befriend, viewerOf, type User } from "@/db/seed/factories";
import { createRealtime } from "@/embedded/realtime";
import { suspendMember } from "@/lib/accounts/admin/mutations";
import { endOtherSessions } from "@/lib/accounts/settings/mutations";
import { required } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { relationChanged } from "@/lib/people/events";
import { relate } from "@/lib/people/relations/mutations";
import { audiblePhotos } from "@/lib/photos/live/data";
import { grantChannels, noteGrants, publish, standing, userChannel } from "@/lib/platform/realtime";
import { photoReacted } from "@/lib/reactions/events";
import { Listener } from "./listener";

/** Tabs that each lose what they hear. */
const TABS = 3;
/** Milliseconds of events before the right ends, and after it. */
const [BEFORE, AFTER] = [60, 300];

type Trial = { owner: User; friend: User; administrator: User };

/** What ends a right, and on which channel its events come. */
const ENDS: Record<string, { on: "photo" | "user"; end: (trial: Trial) => Promise<unknown> }> = {
  unfriended: { on: "photo", end: ({ owner, friend }) => relate(actorOf(owner), friend.id, "unfriend") },
  blocked: { on: "photo", end: ({ owner, friend }) => relate(actorOf(owner), friend.id, "block") },
  suspended: { on: "user", end: ({ friend, administrator }) => suspendMember(actorOf(administrator), friend.id) },
  "signed out everywhere": { on: "user", end: ({ friend }) => endOtherSessions(actorOf(friend, { sessionId: newId() })) },
};

/** The same as if the server were not ours, where nothing can be cut off. */
const ELSEWHERE = ", at another server";

export const KINDS: readonly string[] = Object.keys(ENDS).flatMap((what) => [what, `${what}${ELSEWHERE}`]);

/** Opens the embedded server as the web process has it; the answer makes one trial, and closes it. */
export async function openTrials(): Promise<{ trial: (kind: string) => Promise<number>; close: () => Promise<void> }> {
  const app = { appId: required("PUSHER_APP_ID"), key: required("PUSHER_KEY"), secret: required("PUSHER_SECRET") };
  const realtime = createRealtime({ ...app, path: "/realtime", allowedOrigins: () => [], limits: { connections: 100_000 } });
  await realtime.listen(Number(required("REALTIME_API_PORT")));
  const web = createServer().on("upgrade", (request, socket, head) => void realtime.handleUpgrade(request, socket, head));
  web.listen(0, "127.0.0.1");
  await once(web, "listening");
  const url = `ws://127.0.0.1:${(web.address() as AddressInfo).port}/realtime/app/${app.key}?protocol=7`;
  const administrator = await aPerson({ role: "administrator" });
  return {
    trial: (kind) => {
      const [what = ""] = kind.split(ELSEWHERE);
      process.env.PUSHER_HOST = what === kind ? "" : "127.0.0.1";
      process.env.PUSHER_PORT = required("REALTIME_API_PORT");
      return lateness(url, what, administrator);
    },
    close: async () => {
      await realtime.close();
      web.close();
    },
  };
}

/** Milliseconds from when the end of a right was asked for to the last event that any tab heard; none after it is 0. */
async function lateness(url: string, kind: string, administrator: User): Promise<number> {
  const { on, end } = ENDS[kind]!;
  const [owner, friend] = [await aPerson(), await aPerson()];
  await befriend(owner, friend);
  const photo = await aPhoto({ owner, visibility: "friends" });
  await db.insert(sessions).values({ id: newId(), userId: friend.id, expiresAt: new Date(Date.now() + 60_000) });
  const viewer = viewerOf(friend);
  const grant = async (socketId: string) => {
    const channels = [userChannel(friend.id), photoReacted.channel(photo)];
    const before = await standing(channels);
    await noteGrants(friend.id, channels);
    return grantChannels(friend.id, socketId, [userChannel(friend.id), ...(await audiblePhotos(viewer, channels))], before);
  };
  const tabs = await Promise.all(Array.from({ length: TABS }, () => Listener.open(url, grant)));
  const over = new AbortController();
  const telling = tell(over.signal, () => (on === "photo" ? publish(photoReacted, photo, { photoId: photo.id }) : publish(relationChanged, friend.id, {})));
  await pause(BEFORE);
  const asked = performance.now();
  await end({ owner, friend, administrator });
  await pause(AFTER);
  over.abort();
  await telling;
  if (tabs.some(({ heard }) => heard === 0)) throw new Error("a tab never heard anything, so that nothing was measured");
  for (const tab of tabs) tab.close();
  return Math.max(0, ...tabs.map(({ lastHeard }) => lastHeard - asked));
}

/** Tells again and again, as fast as the server takes it. */
async function tell(over: AbortSignal, say: () => Promise<void>): Promise<void> {
  while (!over.aborted) await say();
}
