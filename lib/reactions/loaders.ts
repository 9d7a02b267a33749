import { currentViewer } from "@/lib/platform/session";
import { collectedOf } from "./collections/data";
import { likesOf } from "./likes/data";
import type { Likeable } from "./likes/types";
import { standingOf } from "./policy";
import { viewsOf } from "./views/data";

/** What was done about the photo of the current page, as far as the current viewer may know, and whether they may do it too. */
export async function loadPhotoReactions(id: string) {
  const viewer = await currentViewer();
  const [likes, collected, views] = await Promise.all([likesOf(viewer, "photo", [id]), collectedOf(viewer, [id]), viewsOf(viewer, "photo", [id])]);
  return {
    likes: likes.get(id) ?? { count: 0, mine: false },
    collected: collected.get(id) ?? { count: 0, mine: null },
    views: views.get(id) ?? 0,
    standing: standingOf(viewer),
  };
}

/** Who likes each of the things of a list, by their ids, and whether the current viewer may like them too. */
export async function loadLikes(kind: Likeable, ids: readonly string[]) {
  const viewer = await currentViewer();
  return { likes: await likesOf(viewer, kind, ids), standing: standingOf(viewer) };
}
