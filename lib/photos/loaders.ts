import { notFound } from "next/navigation";
import { cache } from "react";
import { currentViewer, requireLooker, sessionFromRequest, type UserId } from "@/lib/platform/session";
import { getPhoto, ownerFailures, ownerProcessing, photosOf } from "./data";
import { countDrafts } from "./drafts/data";
import { can } from "./policy";
import { readPlace, writePlace } from "./schema";
import { neighboursIn } from "./sequences/data";
import { readSequence } from "./sequences/schema";
import { AUTHOR, type Sequence } from "./sequences/types";
import type { Neighbours, PhotoChoices, PhotoId } from "./types";

/** The photo of the current page, or the not-found page. */
export const loadPhoto = cache(async (id: PhotoId) => (await getPhoto(await requireLooker(`/p/${id}`), id)) ?? notFound());

/** The photo of the current page for its owner to edit; for everyone else there is no such page. */
export const loadOwnPhoto = cache(async (id: PhotoId) => {
  const photo = await loadPhoto(id);
  return can(await currentViewer(), "edit", photo) ? photo : notFound();
});

/** What stands before and after the photo of the current page in the sequence of `?in=`; a draft stands in no row yet. */
export async function loadNeighbours(id: PhotoId, within?: string | string[]): Promise<Neighbours & { sequence: Sequence }> {
  const photo = await loadPhoto(id);
  if (photo.status === "draft") return { previous: null, next: null, position: null, sequence: AUTHOR };
  return neighboursIn(await currentViewer(), readSequence(within), photo);
}

/** A person's photos from `?before=` on, as far as the current viewer may see them. */
export const loadPhotosOf = async (ownerId: UserId, before?: string | string[]) => photosOf(await currentViewer(), ownerId, readPlace(before));

/** A page of the ready photos of whoever asks, the last taken first, to choose from; null for guests, who have none. */
export async function requestedOwnPhotos(request: { headers: Headers }, before?: string): Promise<PhotoChoices | null> {
  const viewer = await sessionFromRequest(request);
  if (viewer.kind === "guest") return null;
  const { photos, next } = await photosOf(viewer, viewer.id, readPlace(before));
  return { photos: photos.map(({ shownAt: _shownAt, owner: _owner, ...photo }) => photo), next: next && writePlace(next) };
}

/** The current member's own uploads that are no photos yet, or never will be. */
export async function loadOwnUploads() {
  const viewer = await currentViewer();
  const [processing, failed, drafts] = await Promise.all([ownerProcessing(viewer), ownerFailures(viewer), countDrafts(viewer)]);
  return { processing, failed, drafts };
}
