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
  const thing = id && `/${target === "photo" ? "p" : "post"}/${id}`;
  if (kind === "search") return "/searches" as Route;
  if (kind === "friend-request" || kind === "follow-request") return "/friends" as Route;
  if (kind === "photos") return profile as Route;
  if (kind === "moderation") return (thing ?? "/") as Route;
  if (id && comment) return commentsUrl(target, id, { comment }) as Route;
  return (thing ?? profile) as Route;
}
