import type { Ruled } from "./mutant";

export const photoRules: Ruled = {
  file: "lib/photos/data.ts",
  rules: ["visibleTo"],
  mutants: {
    "a deleted photo is shown": { from: "and(isNull(photos.deletedAt), ", to: "and(", at: "/p/[photo]: deleted" },
    "a photo taken down is shown": { from: ", isNull(photos.removedAt))", to: ")", at: "/p/[photo]: removed" },
    "a draft is shown": { from: 'and(eq(photos.status, "ready"), isKnown', to: "and(isKnown", at: "/p/[photo]: draft" },
    "a photo of somebody unknown is shown": {
      from: '"ready"), isKnown(viewer, sql`${photos.ownerId}`))',
      to: '"ready"))',
      at: "/p/[photo]: of a suspended member",
    },
    "a photo is shown whomever it is for": {
      from: "and(shown, belongsTo(viewer, photos.visibility, sql`${photos.ownerId}`))",
      to: "and(shown)",
      at: "/p/[photo]: private",
    },
    "every photo is one's own": { from: "or(eq(photos.ownerId, viewer.id), theirs)", to: "or(sql`true`, theirs)", at: "/p/[photo]: private" },
    "no photo is one's own": { from: "or(eq(photos.ownerId, viewer.id), theirs)", to: "theirs", at: "/p/[photo]: draft" },
  },
};

const NO_PAGE = "whoever is not there, or is not met, has no page to write on; tried without one in lib/posts/mutations.test.ts";

export const postRules: Ruled = {
  file: "lib/posts/data.ts",
  rules: ["postsVisibleTo", "readsWall", "mayWriteOn"],
  mutants: {
    "a deleted post is shown": { from: "and(isNull(posts.deletedAt), ", to: "and(", at: "/post/[id]: deleted" },
    "a post taken down is shown": { from: ", isNull(posts.removedAt))", to: ")", at: "/post/[id]: removed" },
    "a post of somebody unknown is shown": { from: "    isKnown(viewer, author),\n", to: "", at: "/post/[id]: ofSuspended" },
    "a post is shown whomever it is for": { from: "    belongsTo(viewer, posts.visibility, author),\n", to: "", at: "/post/[id]: private" },
    "every wall is the author's": { from: "or(sql`${author} = ${wall}`, and", to: "or(sql`true`, and", at: "/post/[id]: onSecludedWall" },
    "a post on a hidden wall is shown": {
      from: "and(isKnown(viewer, wall), readsWall",
      to: "and(readsWall",
      at: "/post/[id]: the owner's on a suspended member's wall",
    },
    "a post on a closed wall is shown": { from: ", readsWall(viewer, wall)))", to: "))", at: "/post/[id]: onPrivateWall" },
    "every post is one's own": { from: "or(eq(posts.authorId, viewer.id), read)", to: "or(sql`true`, read)", at: "/post/[id]: private" },
    "no post is one's own": { from: "or(eq(posts.authorId, viewer.id), read)", to: "read", at: "/post/[id]: the owner's on a suspended member's wall" },
    "guests read the walls of private accounts": {
      from: "return and(belongsTo(viewer, sql`'public'`, wall), closed(sql`${users.wallFor} <> 'public'`))!",
      to: "return closed(sql`${users.wallFor} <> 'public'`)",
      at: "/post/[id]: onSecludedWall",
    },
    "guests read walls that are for some": {
      from: "closed(sql`${users.wallFor} <> 'public'`)",
      to: "undefined",
      at: "/post/[id]: onFriendsWall",
    },
    "the unconfirmed read walls as members do": {
      from: "|| !viewer.confirmed) return and(belongsTo(viewer, sql`'public'`, wall)",
      to: ") return and(belongsTo(viewer, sql`'public'`, wall)",
      at: "/post/[id]: onFriendsWall",
    },
    "members read the walls of private accounts": {
      from: "return and(\n    belongsTo(viewer, sql`'public'`, wall),\n",
      to: "return and(\n",
      at: "/post/[id]: onSecludedWall",
    },
    "walls that are for nobody are read": { from: "${users.wallFor} = 'private' or ", to: "", at: "/post/[id]: onPrivateWall" },
    "walls that are for friends are read by all": {
      from: " or ${users.wallFor} = 'friends' and ${users.id} not in ${friendsOf(viewer.id)})`)",
      to: ")`)",
      at: "/post/[id]: onFriendsWall",
    },
    "walls that are for friends are not read by them": {
      from: "${users.wallFor} = 'friends' and ${users.id} not in ${friendsOf(viewer.id)})`)",
      to: "${users.wallFor} = 'friends')`)",
      at: "/post/[id]: onFriendsWall",
    },
    "one does not read one's own wall": { from: "sql`${users.id} <> ${viewer.id}::uuid`", to: "sql`true`", at: "/post/[id]: onOwnWall" },
    "those who may not post write on walls": { from: ' || !can(viewer, "post")', to: "", at: "/u/[username]/posts: a place to write where everyone may" },
    "nobody writes where everyone may": {
      from: 'or(eq(users.wallFrom, "everyone"), and',
      to: "or(and",
      at: "/u/[username]/posts: a place to write where everyone may",
    },
    "friends write where nobody may": {
      from: 'and(eq(users.wallFrom, "friends"), sql',
      to: "and(sql",
      at: "/u/[username]/posts: a place to write where nobody may",
    },
    "everyone writes where friends may": {
      from: '"friends"), sql`${users.id} in ${friendsOf(viewer.id)}`)',
      to: '"friends"))',
      at: "/u/[username]/posts: a place to write",
    },
    "every wall is one's own to write on": {
      from: "or(eq(users.id, viewer.id), and(hasArrived",
      to: "or(sql`true`, and(hasArrived",
      at: "/u/[username]/posts: a place to write",
    },
    "one's own wall is no place to write": {
      from: "or(eq(users.id, viewer.id), and(hasArrived",
      to: "or(and(hasArrived",
      at: "/u/[username]/posts: a place to write on one's own",
    },
  },
  unseen: {
    hasArrived: NO_PAGE,
    "meets(viewer, users.id)": NO_PAGE,
    "opensTo(viewer, users.id)": "the wall of a private account is not shown at all to whom it is shut; tried without it in lib/posts/mutations.test.ts",
  },
};

const NAMED = "asks for those named";

export const audiblePhotoRules: Ruled = {
  file: "lib/photos/live/data.ts",
  rules: ["audiblePhotos"],
  mutants: {
    "photos one does not see are heard": { from: '"ready"), visibleTo(viewer)))', to: '"ready")))', at: "/api/realtime/auth: a private photo" },
  },
  unseen: { "inArray(photos.id, ids)": NAMED, 'eq(photos.status, "ready")': "a draft is its owner's alone" },
};

export const audiblePostRules: Ruled = {
  file: "lib/posts/live/data.ts",
  rules: ["audiblePosts"],
  mutants: {
    "posts one does not see are heard": {
      from: "and(inArray(posts.id, ids), postsVisibleTo(viewer))",
      to: "inArray(posts.id, ids)",
      at: "/api/realtime/auth: a post: private",
    },
  },
  unseen: { "inArray(posts.id, ids)": NAMED },
};
