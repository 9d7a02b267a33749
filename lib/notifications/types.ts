import type { Route } from "next";
import type { Id } from "@/lib/core/ids";
import type { PersonCard } from "@/lib/people/types";
import type { PhotoCard } from "@/lib/photos/types";
import type { Target } from "@/lib/reactions/types";

export type NotificationId = Id<"notification">;

/** What people are told of, in the order in which they choose among it. */
export const KINDS = [
  "like",
  "collect",
  "comment",
  "reply",
  "mention",
  "wall",
  "follow",
  "follow-request",
  "follow-accepted",
  "friend-request",
  "friend-accepted",
  "photos",
  "post",
  "search",
  "moderation",
] as const;
export type NotificationKind = (typeof KINDS)[number];

/** Which part of what somebody was told their page shows. */
export const FILTERS = ["all", "unread", "talk", "people", "new"] as const;
export type Filter = (typeof FILTERS)[number];

/** The kinds of a part; all where none are named. */
export const KINDS_OF: Partial<Record<Filter, readonly NotificationKind[]>> = {
  talk: ["like", "collect", "comment", "reply", "mention", "wall"],
  people: ["follow", "follow-request", "follow-accepted", "friend-request", "friend-accepted"],
  new: ["photos", "post", "search"],
};

/** Some of the people who did something, the latest first, and how many did. */
type Doers = { people: PersonCard[]; count: number };

/** Things of one kind about one thing, as one line tells them. */
export type NotificationView = {
  /** The latest of them; it stands for all in addresses and forms. */
  id: NotificationId;
  kind: NotificationKind;
  createdAt: Date;
  unread: boolean;
  doers: Doers;
  /** How many things there are, where several can be of one person: posts, photos. */
  things: number;
  /** What it is about, and whether that is a comment. */
  about: Target | "photo-comment" | "post-comment" | null;
  /** The words of it: a comment, a title or the beginning of a post, the name of a search; empty where there are none. */
  words: string;
  /** At most four. */
  photos: PhotoCard[];
  /** Where it leads. */
  href: Route;
  /** Of what the reader may want to hear nothing more. */
  thing: { target: Target; id: string } | null;
};

export type NotificationPage = { notifications: NotificationView[]; next: NotificationId | null };

/** More than this is not counted. */
export const MOST_UNREAD = 99;

/** How mail tells of a kind. */
export const RHYTHMS = ["never", "at-once", "daily", "weekly"] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** On which ways somebody is told of one kind. */
export type Preference = { page: boolean; push: boolean; mail: Rhythm };

/** Quiet hours, in minutes since midnight; over midnight where they end before they begin. */
export type QuietHours = { from: number; to: number };
