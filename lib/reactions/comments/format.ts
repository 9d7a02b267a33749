import type { Target } from "../types";

/** The page on which something and its comments stand. */
const pageOf = (target: Target, targetId: string): string => `/${target === "photo" ? "p" : "post"}/${targetId}`;

type Link = {
  /** A comment that is to be on the page, with its thread open. */
  comment?: string;
  /** Those before this one. */
  comments?: string;
  /** What is being written there. */
  reply?: string;
  edit?: string;
  /** Where on the page; the comment unless told. */
  at?: string;
};

/** Where a part of the comments stands, or where something is written among them, without scripts too. */
export function commentsUrl(target: Target, targetId: string, { at, ...query }: Link = {}): string {
  const named = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const search = new URLSearchParams(named).toString();
  return `${pageOf(target, targetId)}${search && `?${search}`}#${at ?? (query.comment ? commentAnchor(query.comment) : "comments")}`;
}

/** What a comment is called on its page. */
export const commentAnchor = (commentId: string): string => `comment-${commentId}`;
