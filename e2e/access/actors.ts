/**
 * Everyone who may stand before a door. The owner has blocked `blocked` and was blocked by `blocker`. `newcomer` has not confirmed an address, `waiting` was not let in yet, and both are
 * the owner's friends; `leaving` has asked for the account to be deleted; `signedOut` holds the cookie of a session that was ended, `expired` of one whose
 * time is over.
 */
export const ACTORS = [
  "guest",
  "newcomer",
  "waiting",
  "stranger",
  "friend",
  "formerFriend",
  "blocked",
  "blocker",
  "owner",
  "restricted",
  "moderator",
  "administrator",
  "suspended",
  "leaving",
  "signedOut",
  "expired",
] as const;

export type Actor = (typeof ACTORS)[number];

export const EVERYONE: readonly Actor[] = ACTORS;
/** Who counts as signed in. */
export const MEMBERS: readonly Actor[] = [
  "newcomer",
  "waiting",
  "stranger",
  "friend",
  "formerFriend",
  "blocked",
  "blocker",
  "owner",
  "restricted",
  "moderator",
  "administrator",
];
export const CONFIRMED: readonly Actor[] = MEMBERS.filter((actor) => actor !== "newcomer" && actor !== "waiting");
/** Those between whom and the owner a block stands. */
export const SHUT_OUT: readonly Actor[] = ["blocked", "blocker"];
export const ADMINISTRATOR: readonly Actor[] = ["administrator"];
export const OWNER: readonly Actor[] = ["owner"];
export const NOBODY: readonly Actor[] = [];
