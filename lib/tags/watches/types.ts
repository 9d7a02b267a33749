/** What a member can think of a tag: its photos and posts come to their feed, or never do unasked. */
export const WATCH_KINDS = ["follow", "mute"] as const;
export type WatchKind = (typeof WATCH_KINDS)[number];

/** What one can do about a tag; each is safe to do twice. */
export const WATCH_DEEDS = ["follow", "unfollow", "mute", "unmute"] as const;
export type WatchDeed = (typeof WATCH_DEEDS)[number];

/** As many tags can be followed or muted by one member. */
export const MOST_WATCHED = 500;
