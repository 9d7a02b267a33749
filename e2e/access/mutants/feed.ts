import type { Ruled } from "./mutant";

const NEWS = "/api/feed/new: that something is new of whom one knows";

const WISH = "follows a wish, and says nothing of who may see what";

export const toldRules: Ruled = {
  file: "lib/feed/told/data.ts",
  rules: ["photosTold", "postsTold", "fieldsTold", "profilesTold", "friendshipsTold"],
  mutants: {
    "feeds tell of photos one does not see": { from: "    visibleTo(viewer),\n", to: "", at: "/api/feed/new: that something is new among everyone's" },
    "feeds tell of posts one does not see": { from: "    postsVisibleTo(viewer),\n", to: "", at: "/api/feed/new: that something is new among everyone's" },
    "feeds tell what whoever has not arrived changed": {
      from: " and ${hasArrived} and ${meets(viewer, users.id)}",
      to: " and ${meets(viewer, users.id)}",
      at: NEWS,
    },
    "feeds tell across blocks what somebody changed": { from: " and ${hasArrived} and ${meets(viewer, users.id)}", to: " and ${hasArrived}", at: NEWS },
    "feeds tell what somebody changed, whomever it is for": {
      from: `belongsTo(
        viewer,
        choose(({ audience }) => audience),
        users.id,
      )`,
      to: "sql`true`",
      at: NEWS,
    },
    "feeds tell of the friends of the hidden": {
      from: "      sql`${person} not in (select ${users.id} from ${users} where ${isHidden})`,\n",
      to: "",
      at: NEWS,
    },
    "feeds tell across blocks of friends": { from: "      meets(viewer, sql`${person}`),\n", to: "", at: NEWS },
    "feeds tell of the friends of private accounts": { from: "      belongsTo(viewer, sql`'public'`, sql`${person}`),\n", to: "", at: NEWS },
  },
  unseen: {
    'eq(photos.status, "ready")': "a draft is for its owner, to whom it is no news, and who is shown no card of it",
    "inArray(photoTags.tagId, [...wishes.muted])": WISH,
    "${photoTags.photoId} = ${photos.id}": WISH,
    "inArray(postTags.tagId, [...wishes.muted])": WISH,
    "${postTags.postId} = ${posts.id}": WISH,
    "${posts.authorId} = ${posts.wallId}": WISH,
    "${kind} in ${left}": WISH,
    "${profiles.userId} = ${users.id}": "joins",
    "${users.id} = ${profileChanges.userId}": "joins",
  },
};

export const exploreRules: Ruled = {
  file: "lib/feed/explore/data.ts",
  rules: ["sharedWithEveryone", "unasked"],
  mutants: {
    "whatever one sees is everyone's": { from: 'and(eq(photos.visibility, "public"), unasked', to: "and(unasked", at: "/explore: friends among them" },
    "the muted are among everyone": {
      from: ", unasked(viewer, photos.ownerId, photoTags, photoTags.photoId, photos.id))!;",
      to: ")!;",
      at: "/explore: a photo of whom a moderator muted, with a tag that a stranger has",
    },
    "muted people come unasked": {
      from: "and(sql`${person} not in ${mutedBy(viewer.id)}`, notExists",
      to: "and(notExists",
      at: "/explore: a photo of whom a moderator muted, with a tag that a stranger has",
    },
    "all that is tagged is muted with one tag": { from: "where ${on} = ${id} and ${table", to: "where ${table", at: "/explore: everyone's public photos" },
    "every tag is muted": { from: ' and ${table.tagId} in ${tagsWatchedBy(viewer.id, "mute")}', to: "", at: "/explore: everyone's public photos" },
  },
};

export const sourceRules: Ruled = {
  file: "lib/feed/sources/data.ts",
  rules: ["openSources"],
  mutants: {
    "whatever posts one sees are everyone's": {
      from: 'postsIn(viewer, wishes, part), part.limit, eq(posts.visibility, "public"))',
      to: "postsIn(viewer, wishes, part), part.limit, sql`true`)",
      at: "/everyone: a friends post among what is public",
    },
  },
  unseen: { 'eq(photos.visibility, "public")': "it is asked again of what is shown, in lib/feed/data.ts" },
};

export const tagRules: Ruled = {
  file: "lib/tags/page/data.ts",
  rules: ["showing"],
  mutants: {
    "a photo carries every tag": {
      from: "and(eq(photoTags.tagId, idOf(folded)), before",
      to: "and(before",
      at: "/t/[tag]: the number of photos",
    },
  },
  unseen: { "lt(photoTags.photoId, before)": "begins a page" },
};

export const taggedPhotoRules: Ruled = {
  file: "lib/tags/data.ts",
  rules: ["taggedPhoto"],
  mutants: {
    "a draft counts among what carries a tag": {
      from: 'eq(photos.status, "ready"), visibleTo(viewer))!',
      to: "visibleTo(viewer))!",
      at: "/t/[tag]: the number of photos",
    },
    "what one does not see counts among what carries a tag": { from: '"ready"), visibleTo(viewer))!', to: '"ready"))!', at: "/t/[tag]: the number of photos" },
  },
  unseen: { "eq(photos.id, photoTags.photoId)": "joins" },
};

export const draftRules: Ruled = {
  file: "lib/photos/drafts/data.ts",
  rules: ["ownDrafts"],
  mutants: {
    "all photos of one's own are drafts": { from: "viewer.id), isDraft, visibleTo", to: "viewer.id), visibleTo", at: "/upload/review: what is no draft" },
    "drafts taken down are shown": { from: "isDraft, visibleTo(viewer))", to: "isDraft)", at: "/upload/review: a draft that was taken down" },
  },
  unseen: { "eq(photos.ownerId, viewer.id)": "a draft is seen by its owner alone" },
};

export const suggestionRules: Ruled = {
  file: "lib/people/suggestions/data.ts",
  rules: ["sharing", "taggingAlike"],
  mutants: {
    "cameras of photos one does not see are told": {
      from: "${photos.cameraId} = own.id and ${judged(visibleTo(viewer))} limit",
      to: "${photos.cameraId} = own.id limit",
      at: "/friends: somebody suggested for a camera that only private photos share",
    },
    "lenses of photos one does not see are told": {
      from: "${photos.lensId} = own.id and ${judged(visibleTo(viewer))} limit",
      to: "${photos.lensId} = own.id limit",
      at: "/friends: somebody suggested for a lens that only private photos share",
    },
    "tags of photos one does not see are told": {
      from: "${photos.id} = ${photoTags.photoId} and ${judged(visibleTo(viewer))} limit",
      to: "${photos.id} = ${photoTags.photoId} limit",
      at: "/friends: somebody suggested for a tag that only private photos share",
    },
  },
  unseen: {
    "${tags.id} = ${photoTags.tagId}": "joins",
    "${photos.id} = ${photoTags.photoId}": "joins",
  },
};

export const profileRules: Ruled = {
  file: "lib/people/data.ts",
  rules: ["belonging"],
  mutants: {
    "what a profile says to the public is said to all": {
      from: "${belongsTo(viewer, sql`'public'`, users.id)}",
      to: "true",
      at: "/u/[username]: what a private account says",
    },
    "what a profile says to friends is said to all": {
      from: "${belongsTo(viewer, sql`'friends'`, users.id)}",
      to: "true",
      at: "/u/[username]: what is said to friends",
    },
    "what a profile says to nobody is said to all": {
      from: "${belongsTo(viewer, sql`'private'`, users.id)}",
      to: "true",
      at: "/u/[username]: what is said to private",
    },
  },
};

export const reachRules: Ruled = {
  file: "lib/reactions/seen/data.ts",
  rules: ["seenAmong", "isSeen"],
  mutants: {
    "who likes one thing likes all": { from: "and(inArray(id, [...ids]), which", to: "and(which", at: "/p/[photo]/likes: the friend, who likes another" },
    "who sees one thing sees all": {
      from: "and(sql`${id} = ${named}`, where(viewer))",
      to: "where(viewer)",
      at: "/notifications: a post for friends, told to a friend and to somebody who was one",
    },
  },
};
