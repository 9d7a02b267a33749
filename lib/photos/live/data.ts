import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db/client";
import { photos } from "@/db/schema";
import { thingChannel, thingsIn } from "@/lib/platform/realtime/events";
import type { Viewer } from "@/lib/platform/session";
import { visibleTo } from "../data";

/** Those of these channels that tell of a photo which this viewer may see, as its owner's; one query, however many. */
export async function audiblePhotos(viewer: Viewer, channels: readonly string[]): Promise<string[]> {
  const ids = thingsIn(channels, "photo");
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: photos.id, ownerId: photos.ownerId })
    .from(photos)
    .where(and(inArray(photos.id, ids), eq(photos.status, "ready"), visibleTo(viewer)));
  const audible = new Set(rows.map(({ id, ownerId }) => thingChannel(ownerId, "photo", id)));
  return channels.filter((channel) => audible.has(channel));
}
