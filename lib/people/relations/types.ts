import type { PersonCard, Relation } from "../types";

/** Somebody in a list, with how the viewer stands to them. */
export type Acquaintance = PersonCard & Pick<Relation, "following" | "followsMe" | "followAskedByMe" | "followAskedByThem" | "friendship">;

/** A place in such a list: by when it began, then by id. */
export type CirclePlace = { since: string; id: string };

/** What one can do to another member; each is safe to do twice. */
export const DEEDS = [
  "follow",
  "unfollow",
  "approve",
  "refuse",
  "remove-follower",
  "ask",
  "take-back",
  "accept",
  "decline",
  "unfriend",
  "mute",
  "unmute",
  "block",
  "unblock",
] as const;
export type Deed = (typeof DEEDS)[number];
