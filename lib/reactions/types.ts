/** What can be commented on and liked; comments on both can be liked too. */
export const TARGETS = ["photo", "post"] as const;
export type Target = (typeof TARGETS)[number];
