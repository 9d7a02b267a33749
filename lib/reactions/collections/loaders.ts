import { readCirclePlace } from "@/lib/people/relations/schema";
import { currentViewer, type UserId } from "@/lib/platform/session";
import { requireSeen } from "../likes/loaders";
import { collectedOf, collectionCount, collectionOf, collectorsOf } from "./data";
import { readCollectionPlace } from "./schema";

/** A person's collection from `?before=` on, and how much there is of it, as far as the current viewer may see it. */
export async function loadCollection(ownerId: UserId, before?: string | string[]) {
  const viewer = await currentViewer();
  const [page, count] = await Promise.all([collectionOf(viewer, ownerId, readCollectionPlace(before)), collectionCount(viewer, ownerId)]);
  return { count, ...page };
}

/** Those who keep the photo of the current page, from `?before=` on; or the not-found page. `mine` is how the current viewer does. */
export async function loadCollectors(photoId: string, before?: string | string[]) {
  const viewer = await requireSeen("photo", photoId, `/p/${photoId}/collectors`);
  const [page, collected] = await Promise.all([collectorsOf(viewer, photoId, readCirclePlace(before)), collectedOf(viewer, [photoId])]);
  return { viewerId: viewer.kind === "member" ? viewer.id : null, mine: collected.get(photoId)?.mine ?? null, ...page };
}
