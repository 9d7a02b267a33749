import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db/client";
import { photos } from "@/db/schema";
import { thingOf } from "@/lib/platform/realtime/events";
import type { Viewer } from "@/lib/platform/session";
import { visibleTo } from "../data";

/** Those of these channels that tell of a photo which this viewer may see, as its owner's; one query, however many. */
export async function audiblePhotos(viewer: Viewer, channels: readonly string[]): Promise<string[]> {
  const asked = channels.flatMap((channel) => {
    const thing = thingOf(channel);
    return thing?.kind === "photo" ? [{ channel, ...thing }] : [];
  });
  if (asked.length === 0) return [];
  const ids = asked.map(({ id }) => id);
  const rows = await db
    .select({ id: photos.id, ownerId: photos.ownerId })
    .from(photos)
    .where(and(inArray(photos.id, ids), eq(photos.status, "ready"), visibleTo(viewer)));
  const owners = new Map<string, string>(rows.map(({ id, ownerId }) => [id, ownerId]));
  return asked.flatMap(({ channel, id, ownerId }) => (owners.get(id) === ownerId ? channel : []));
}
