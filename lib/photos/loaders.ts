import { notFound } from "next/navigation";
import { cache } from "react";
import { currentViewer } from "@/lib/platform/session";
import { getPhoto, neighbours } from "./data";
import { can } from "./policy";
import type { PhotoId } from "./types";

/** The photo of the current page, or the not-found page. */
export const loadPhoto = cache(async (id: PhotoId) => (await getPhoto(await currentViewer(), id)) ?? notFound());

/** The photo of the current page for its owner to edit; for everyone else there is no such page. */
export const loadOwnPhoto = cache(async (id: PhotoId) => {
  const photo = await loadPhoto(id);
  return can(await currentViewer(), "edit", photo) ? photo : notFound();
});

/** What stands before and after the photo of the current page. */
export const loadNeighbours = cache(async (id: PhotoId) => neighbours(await currentViewer(), await loadPhoto(id)));
