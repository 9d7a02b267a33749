import { eq, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { photoComments, photos } from "@/db/schema";
import { publish } from "@/lib/platform/realtime";
import { photoReacted } from "./events";
import type { Likeable } from "./likes/types";

/** Tells all who have a photo open that something was done about it or its comments; of posts nobody is told. Call it after the transaction has committed. */
export async function tellReacted(kind: Likeable, id: string): Promise<void> {
  const photo = kind === "photo" ? await photoWhere(eq(photos.id, id)) : kind === "photo-comment" ? await photoWhere(eq(photoComments.id, id)) : null;
  if (photo) await publish(photoReacted, photo, { photoId: photo.id });
}

async function photoWhere(which: SQL): Promise<{ id: string; ownerId: string } | null> {
  const [photo] = await db
    .select({ id: photos.id, ownerId: photos.ownerId })
    .from(photos)
    .leftJoin(photoComments, eq(photoComments.photoId, photos.id))
    .where(which)
    .limit(1);
  return photo ?? null;
}
