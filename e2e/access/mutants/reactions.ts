import type { Ruled } from "./mutant";

export const commentRules: Ruled = {
  file: "lib/reactions/comments/kinds/data.ts",
  rules: ["isShownTo", "KINDS"],
  mutants: {
    "a deleted comment is shown": { from: "and(isNull(c.deletedAt), ", to: "and(", at: "/p/[photo]: what was said in a deleted comment" },
    "a comment taken down is shown": { from: "isNull(c.removedAt), ", to: "", at: "/p/[photo]: what was said in a removed comment" },
    "a comment of somebody unknown is shown": {
      from: ", isKnown(viewer, sql`${c.authorId}`))",
      to: ")",
      at: "/p/[photo]: the number of comments, one of them by somebody who has blocked the owner, one by a suspended member",
    },
    "a draft can be reacted to": {
      from: 'and(eq(photos.status, "ready"), visibleTo',
      to: "and(visibleTo",
      at: "/f/[token]/[name]: a file of a comment on a draft",
    },
    "photos that one does not see can be reacted to": {
      from: '"ready"), visibleTo(viewer))',
      to: '"ready"))',
      at: "/f/[token]/[name]: a file of a comment on a photo for friends",
    },
    "posts that one does not see can be reacted to": {
      from: "visible: postsVisibleTo",
      to: "visible: () => sql`true`",
      at: "/f/[token]/[name]: a file of a comment on a private post",
    },
  },
  unseen: { "isNotNull(c.authorId)": "nobody is none of those who are known, where anybody is hidden" },
};

export const likeRules: Ruled = {
  file: "lib/reactions/likes/data.ts",
  rules: ["likesOf"],
  mutants: {
    "likes of somebody unknown count": {
      from: ", isKnown(viewer, sql`${table.userId}`))",
      to: ")",
      at: "/p/[photo]: the number of likes, one of them of whom the owner blocked",
    },
  },
  unseen: {
    "${table.userId} = ${me}": "says whether the viewer likes it",
    "${liked} in ${seenAmong(viewer, kind, asked)}": "likes are told of what stands on a page, which is there for the viewer",
  },
};

export const collectionRules: Ruled = {
  file: "lib/reactions/collections/data.ts",
  rules: ["keeping", "knownTo", "inCollection"],
  mutants: {
    "what is kept alone is public": {
      from: "case when ${collections.private} then 'private' else 'public' end",
      to: "'public'",
      at: "/p/[photo]/collectors: the friend, who keeps it alone",
    },
    "what is kept is told whomever it is for": {
      from: "and(belongsTo(viewer, keeping, sql`${collections.userId}`), isKnown",
      to: "and(isKnown",
      at: "/p/[photo]/collectors: the friend, who keeps it alone",
    },
    "what somebody unknown keeps counts": {
      from: ", isKnown(viewer, sql`${collections.userId}`))!",
      to: ")!",
      at: "/p/[photo]: the number of collections, one of them the friend's alone, one of whom the owner blocked",
    },
    "a collection is everyone's": {
      from: "and(eq(collections.userId, ownerId), known",
      to: "and(known",
      at: "/u/[username]/collections: the owner's photo in that of whoever keeps nothing",
    },
    "a collection shows what is kept alone": {
      from: "ownerId), knownTo(viewer), eq(photos.status",
      to: "ownerId), eq(photos.status",
      at: "/u/[username]/collections: the owner's photo in the friend's, who keeps it alone",
    },
    "a collection shows what the viewer does not see": {
      from: '"ready"), visibleTo(viewer), visibleTo(collector',
      to: '"ready"), visibleTo(collector',
      at: "/u/[username]/collections: a photo for friends in the friend's",
    },
    "a collection shows what its owner sees no longer": {
      from: "visibleTo(viewer), visibleTo(collectorAsReader(ownerId)))",
      to: "visibleTo(viewer))",
      at: "/u/[username]/collections: a photo for friends in the former friend's",
    },
  },
  unseen: { 'eq(photos.status, "ready")': "a draft is for its owner, and nobody keeps what is their own" },
};
