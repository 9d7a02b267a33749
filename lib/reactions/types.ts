/** What can be commented on and liked; comments on both can be liked too. */
export const TARGETS = ["photo", "post"] as const;
export type Target = (typeof TARGETS)[number];

/** Whether a reader may react to what they read: yes, once they have signed in, or not as they stand. */
export type Standing = "may" | "guest" | "may-not";
