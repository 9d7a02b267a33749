import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import { hasArrived } from "@/lib/accounts/data";
import { isId } from "@/lib/core/ids";
import { thingChannel, thingsIn, tookChannels, userChannel } from "@/lib/platform/realtime";
import type { Viewer } from "@/lib/platform/session";
import { friendsOf, meets } from "../relations/data";

/** Over `users`: whether this viewer may know when whoever a row names is here: they are friends, and it was allowed. */
function showsPresenceTo(viewer: Viewer): SQL {
  if (viewer.kind === "guest" || !viewer.confirmed) return sql`false`;
  return and(hasArrived, meets(viewer, users.id), eq(users.showsPresence, true), sql`${users.id} in ${friendsOf(viewer.id)}`)!;
}

async function showing(viewer: Viewer, ids: readonly string[]): Promise<string[]> {
  const asked = ids.filter(isId);
  if (asked.length === 0 || viewer.kind === "guest") return [];
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(inArray(users.id, asked), showsPresenceTo(viewer)));
  return rows.map(({ id }) => id);
}

/** Of those of these people whom the viewer may know it of, whether they are here: whether a page of theirs is open. */
export async function presenceAmong(viewer: Viewer, ids: readonly string[]): Promise<Map<string, boolean>> {
  const shown = await showing(viewer, ids);
  if (shown.length === 0) return new Map();
  const taken = new Set(await tookChannels(userChannel("")));
  return new Map(shown.map((id) => [id, taken.has(userChannel(id))]));
}

/** Those of these channels that tell of the presence of somebody who lets this viewer know. */
export async function audiblePresence(viewer: Viewer, channels: readonly string[]): Promise<string[]> {
  const shown = await showing(viewer, thingsIn(channels, "presence"));
  const audible = new Set(shown.map((id) => thingChannel(id, "presence", id)));
  return channels.filter((channel) => audible.has(channel));
}
