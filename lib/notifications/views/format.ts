import type { Route } from "next";
import { commentsUrl } from "@/lib/reactions/comments/format";
import type { NotificationKind } from "../types";

/** What of a notification says where it leads. */
export type Place = {
  kind: NotificationKind;
  photoId: string | null;
  postId: string | null;
  photoCommentId: string | null;
  postCommentId: string | null;
  searchId: string | null;
  /** Of the latest of whoever did it. */
  username: string | null;
};

/** Where one finds what a notification tells of. */
export function hrefOf({ kind, photoId, postId, photoCommentId, postCommentId, username }: Place): Route {
  const [target, id] = photoId ? (["photo", photoId] as const) : (["post", postId] as const);
  const comment = photoCommentId ?? postCommentId;
  const profile = username ? `/u/${encodeURIComponent(username)}` : "/";
  switch (kind) {
    case "search":
      return "/searches" as Route;
    case "friend-request":
    case "follow-request":
      return "/friends" as Route;
    case "photos":
      return profile as Route;
    case "moderation":
      return (id ? `/${target === "photo" ? "p" : "post"}/${id}` : "/") as Route;
    default:
      if (id && comment) return commentsUrl(target, id, { comment }) as Route;
      return (id ? `/${target === "photo" ? "p" : "post"}/${id}` : profile) as Route;
  }
}
