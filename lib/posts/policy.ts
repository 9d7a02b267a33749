import type { Viewer } from "@/lib/platform/session";

export type Verb = "edit" | "delete";

type Placed = { author: { id: string }; wall: { id: string } };

/** Whether a viewer who sees a post may do this with it: its author, and whoever it stands on the wall of may take it away. The database asks again. */
export function can(viewer: Viewer, verb: Verb, post: Placed): boolean {
  if (viewer.kind === "guest") return false;
  switch (verb) {
    case "edit":
      return viewer.id === post.author.id && viewer.confirmed && viewer.role !== "restricted";
    case "delete":
      return viewer.id === post.author.id || viewer.id === post.wall.id;
    default:
      return false;
  }
}

/** What a viewer may do with a post, and whether it is their own. */
export type PostRights = Record<Verb | "author", boolean>;

/** For a viewer who sees the post: which controls to show. */
export const rightsOver = (viewer: Viewer, post: Placed): PostRights => ({
  edit: can(viewer, "edit", post),
  delete: can(viewer, "delete", post),
  author: viewer.kind === "member" && viewer.id === post.author.id,
});
