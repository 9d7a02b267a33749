import { notFound } from "next/navigation";
import { cache } from "react";
import { readCirclePlace } from "@/lib/people/relations/schema";
import { photoCards } from "@/lib/photos/data";
import { requireLooker } from "@/lib/platform/session";
import { postViews } from "@/lib/posts/data";
import type { Target } from "../types";
import { likersOf } from "./data";

/** Makes sure that the current viewer may see what a page is about; without it there is no such page. */
export const requireSeen = cache(async (target: Target, id: string, path: string) => {
  const viewer = await requireLooker(path);
  const found = target === "photo" ? await photoCards(viewer, [id]) : await postViews(viewer, [id]);
  if (found.length === 0) notFound();
  return viewer;
});

/** Those who like the photo or post of the current page, from `?before=` on; or the not-found page. */
export async function loadLikers(target: Target, id: string, before?: string | string[]) {
  const viewer = await requireSeen(target, id, `/${target === "photo" ? "p" : "post"}/${id}/likes`);
  return { viewerId: viewer.kind === "member" ? viewer.id : null, ...(await likersOf(viewer, target, id, readCirclePlace(before))) };
}
