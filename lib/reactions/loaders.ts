import { currentViewer } from "@/lib/platform/session";
import { collectedOf } from "./collections/data";
import { commentCounts } from "./comments/data";
import { facesOf, likesOf } from "./likes/data";
import { standingOf } from "./policy";
import type { Target } from "./types";
import { viewsOf } from "./views/data";

/** What was done about the photo of the current page, as far as the current viewer may know, and whether they may do it too. */
export async function loadPhotoReactions(id: string) {
  const [reactions, collected] = await Promise.all([reactionsTo("photo", id), currentViewer().then((viewer) => collectedOf(viewer, [id]))]);
  return { ...reactions, collected: collected.get(id) ?? { count: 0, mine: null } };
}

/** The same of a post. */
export const loadPostReactions = (id: string) => reactionsTo("post", id);

async function reactionsTo(target: Target, id: string) {
  const viewer = await currentViewer();
  const [likes, faces, views, comments] = await Promise.all([
    likesOf(viewer, target, [id]),
    facesOf(viewer, target, id),
    viewsOf(viewer, target, [id]),
    commentCounts(viewer, target, [id]),
  ]);
  return {
    likes: likes.get(id) ?? { count: 0, mine: false },
    faces,
    views: views.get(id) ?? 0,
    comments: comments.get(id) ?? 0,
    standing: standingOf(viewer),
  };
}
