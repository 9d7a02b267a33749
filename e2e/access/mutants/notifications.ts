import type { Ruled } from "./mutant";

export const notificationRules: Ruled = {
  file: "lib/notifications/sight/data.ts",
  rules: ["isFor", "isCommentThere", "isLiked"],
  mutants: {
    "whoever is not there for the reader tells them something": {
      from: "and(isKnown(reader, actor), sql`",
      to: "and(sql`",
      at: "/notifications: a post that whom the owner blocked since likes",
    },
    "whom the reader muted tells them something": {
      from: ", sql`${actor} not in ${mutedBy(reader.id)}`)",
      to: ")",
      at: "/notifications: a post that somebody likes whom the owner muted",
    },
    "a post is told to who does not see it": {
      from: 'isSeen(reader, "post", n.postId), ',
      to: "",
      at: "/notifications: a post for friends, told to a friend and to somebody who was one",
    },
    "a photo is told to who does not see it": {
      from: 'isSeen(reader, "photo", n.photoId), ',
      to: "",
      at: "/notifications: a photo for friends, told to a friend and to somebody who was one",
    },
    "a post is told to who muted it": {
      from: ', sql`${n.postId} not in ${silencedBy(reader, "post")}`',
      to: "",
      at: "/notifications: a post of which its reader wants to hear nothing more",
    },
    "a photo is told to who muted it": {
      from: ', sql`${n.photoId} not in ${silencedBy(reader, "photo")}`',
      to: "",
      at: "/notifications: a photo of which its reader wants to hear nothing more",
    },
    "a comment is told that is gone": {
      from: "else ${isSeen(reader, `${target}-comment`, id)} end",
      to: "else true end",
      at: "/notifications: what the friend said and deleted",
    },
    "a like is told that was taken back": {
      from: 'else ${liked("post", n.postId)} end',
      to: "else true end",
      at: "/notifications: a post that somebody likes no longer",
    },
  },
  unseen: {
    "${comments.id} = ${id}": "says which comment",
    "${comments.authorId} = ${reader.id}": "who reads it wrote it: nobody else is told that it was taken down",
    "${n.kind} = 'moderation'": "says what is told",
    "${column} = ${id}": "says what is liked",
    "${table.userId} = ${n.actorId}": "says by whom",
  },
};
