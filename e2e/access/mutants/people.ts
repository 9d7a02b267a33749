import type { Ruled } from "./mutant";

export const accountRules: Ruled = {
  file: "lib/accounts/data.ts",
  rules: ["isHidden", "hasArrived"],
  mutants: {
    "the suspended are not hidden": { from: "isNotNull(users.suspendedAt), ", to: "", at: "/p/[photo]: of a suspended member" },
    "those who leave are not hidden": { from: ", isNotNull(users.deletesAt)", to: "", at: "/p/[photo]: of a member who is leaving" },
    "the unconfirmed have arrived": { from: "isNotNull(users.emailConfirmedAt), ", to: "", at: "/u/[username]: a profile not confirmed yet" },
    "the unapproved have arrived": { from: "isNotNull(users.approvedAt), ", to: "", at: "/u/[username]: a profile not let in yet" },
    "the hidden have arrived": { from: ", not(isHidden)", to: "", at: "/u/[username]: a suspended member's profile" },
  },
};

export const sessionRules: Ruled = {
  file: "lib/platform/session.ts",
  rules: ["memberOf", "liveSession", "whatGuestsMay"],
  mutants: {
    "the unconfirmed count as confirmed": {
      from: "confirmed: emailConfirmed && approved",
      to: "confirmed: approved",
      at: "/api/uploadthing: an upload address",
    },
    "the unapproved count as confirmed": {
      from: "confirmed: emailConfirmed && approved",
      to: "confirmed: emailConfirmed",
      at: "/api/uploadthing: an upload address",
    },
    "a session of any id": { from: "eq(sessions.id, sessionId), gt(", to: "gt(", at: "/settings: one's own" },
    "a session whose time is over": { from: "gt(sessions.expiresAt, sql`now()`), ", to: "", at: "/settings: one's own" },
    "a session of somebody suspended": { from: ", isNull(users.suspendedAt)", to: "", at: "/settings: one's own" },
    "a session of somebody who leaves": { from: ", isNull(users.deletesAt)", to: "", at: "/settings: one's own" },
    "members look in whoever they are": { from: "member.confirmed || open === true", to: "true", at: "/p/[photo]: public", closed: true },
    "members look in only where guests may": { from: "member.confirmed || open === true", to: "open === true", at: "/p/[photo]: public", closed: true },
    "guests look in where they may not": { from: "row?.mayLook ?? false", to: "true", at: "/p/[photo]: public", closed: true },
  },
  unseen: {
    "${sessions.authenticatedAt} > now()": "says how lately the password was given",
    "${sessions.lastSeenAt} < now()": "says whether to note that it was seen",
  },
};

export const presenceRules: Ruled = {
  file: "lib/people/presence/data.ts",
  rules: ["showsPresenceTo"],
  mutants: {
    "friends who have not arrived know who is here": { from: " || !viewer.confirmed", to: "", at: "/api/realtime/auth: whether the owner is here" },
    "the suspended are here": { from: "hasArrived, ", to: "", at: "/api/realtime/auth: whether a suspended friend is here" },
    "whoever keeps it is seen": { from: "eq(users.showsPresence, true), ", to: "", at: "/api/realtime/auth: whether somebody is here who keeps it" },
    "anyone knows who is here": { from: ", sql`${users.id} in ${friendsOf(viewer.id)}`", to: "", at: "/api/realtime/auth: whether the owner is here" },
  },
  unseen: { "meets(viewer, users.id)": "a block ends friendship, too" },
};

const LET_IN = "${users.id} in ${followedBy(viewer.id)} or ${users.id} in ${friendsOf(viewer.id)} or ${users.id} = ${viewer.id}::uuid";

export const relationRules: Ruled = {
  file: "lib/people/relations/data.ts",
  rules: ["friendsOf", "blockedFrom", "meets", "isKnown", "mutedBy", "followedBy", "opensTo", "belongsTo", "isThere"],
  mutants: {
    "anyone with an older friend is a friend": {
      from: "select ${friendships.highId} from ${friendships} where ${friendships.lowId} = ${id}::uuid\n  union",
      to: "select ${friendships.highId} from ${friendships}\n  union",
      at: "/p/[photo]: friends",
    },
    "anyone with a younger friend is a friend": {
      from: "${friendships.lowId} from ${friendships} where ${friendships.highId} = ${id}::uuid)`;",
      to: "${friendships.lowId} from ${friendships})`;",
      at: "/p/[photo]: friends",
    },
    "whom one blocked is met": {
      from: "select ${blocks.blockedId} from ${blocks} where ${blocks.blockerId} = ${id}::uuid\n  union all ",
      to: "",
      at: "/p/[photo]: public",
    },
    "who blocked one is met": {
      from: "\n  union all select ${blocks.blockerId} from ${blocks} where ${blocks.blockedId} = ${id}::uuid)",
      to: ")",
      at: "/p/[photo]: public",
    },
    "a block is nothing": { from: "sql`${person} not in ${blockedFrom(viewer.id)}`", to: "sql`true`", at: "/p/[photo]: public" },
    "the hidden are known": {
      from: "and(sql`${person} not in (select ${users.id} from ${users} where ${isHidden})`, meets",
      to: "and(meets",
      at: "/p/[photo]: of a suspended member",
    },
    "those behind a block are known": { from: "where ${isHidden})`, meets(viewer, person)", to: "where ${isHidden})`", at: "/p/[photo]: public" },
    "what anyone muted is muted": {
      from: " where ${mutes.muterId} = ${id}::uuid",
      to: "",
      at: "/explore: a photo of whom a moderator muted, with a tag that a stranger has",
    },
    "whom anyone follows one follows": { from: " where ${follows.followerId} = ${id}::uuid", to: "", at: "/p/[photo]: public, of a private account" },
    "private accounts are open to guests": {
      from: "sql`${person} not in (select ${users.id} from ${users} where ${users.private})`",
      to: "sql`true`",
      at: "/p/[photo]: public, of a private account",
    },
    "private accounts are open to the unconfirmed they let in": {
      from: '"guest" || !viewer.confirmed) return sql`${person} not in',
      to: '"guest") return sql`${person} not in',
      at: "/p/[photo]: public, of a private account",
    },
    "private accounts are open to members": {
      from: "${users.private} and not (${letIn}))`",
      to: "false)`",
      at: "/p/[photo]: public, of a private account",
    },
    "private accounts do not let their followers in": {
      from: LET_IN,
      to: LET_IN.slice(LET_IN.indexOf(" or ") + 4),
      at: "/p/[photo]: public, of a private account",
    },
    "private accounts do not let their friends in": {
      from: " or ${users.id} in ${friendsOf(viewer.id)} or",
      to: " or",
      at: "/p/[photo]: public, of a private account",
    },
    "private accounts are shut to themselves": {
      from: " or ${users.id} = ${viewer.id}::uuid`",
      to: "`",
      at: "/u/[username]/friends: an administrator's, whose account is private",
    },
    "what is for anyone is public": { from: "(${audience} = 'public' and ", to: "(", at: "/p/[photo]: private" },
    "what is public is for whoever may not look": {
      from: " and ${viewer.mayLook} and ${opensTo",
      to: " and ${opensTo",
      at: "/f/[token]/[name]: derivative, public",
      closed: true,
    },
    "what is public of a private account is for all": { from: " and ${opensTo(viewer, person)})`", to: ")`", at: "/p/[photo]: public, of a private account" },
    "unconfirmed friends are friends": {
      from: "viewer.confirmed ? sql`${person} in ${friendsOf(viewer.id)}` : sql`false`",
      to: "sql`${person} in ${friendsOf(viewer.id)}`",
      at: "/p/[photo]: friends",
    },
    "everyone is a friend": {
      from: "viewer.confirmed ? sql`${person} in ${friendsOf(viewer.id)}`",
      to: "viewer.confirmed ? sql`true`",
      at: "/p/[photo]: friends",
    },
    "everything is one's own": { from: "or ${person} = ${viewer.id}::uuid or", to: "or true or", at: "/p/[photo]: private" },
    "nothing is one's own": { from: "or ${person} = ${viewer.id}::uuid or", to: "or", at: "/u/[username]: what is said to private" },
    "friends have what is private": { from: "(${audience} = 'friends' and ${befriended})", to: "${befriended}", at: "/p/[photo]: private" },
    "whoever has not arrived is in lists": {
      from: "and(hasArrived, meets(viewer, users.id), viewer",
      to: "and(meets(viewer, users.id), viewer",
      at: "/u/[username]/friends: a suspended friend of the owner's",
    },
    "whoever one does not meet is in lists": {
      from: "and(hasArrived, meets(viewer, users.id), viewer",
      to: "and(hasArrived, viewer",
      at: "/p/[photo]/likes: whom the owner blocked",
    },
    "people are listed for whoever may not look": {
      from: "viewer.mayLook ? undefined : sql`false`",
      to: "undefined",
      at: "/people: the owner by name",
      closed: true,
    },
  },
};
