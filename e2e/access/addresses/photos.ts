import { MEMBERS, NOBODY, OWNER } from "../actors";
import { FRIENDS, LET_IN, UPLOADERS, listing, type Case, type Doors, type Sight } from "./case";

const photo = ({ lookers }: Sight, path: (id: string) => string): Case[] => [
  { what: "public", path: ({ photos }) => path(photos.public.id), open: lookers },
  { what: "friends", path: ({ photos }) => path(photos.friends.id), open: FRIENDS },
  { what: "private", path: ({ photos }) => path(photos.private.id), open: OWNER },
  { what: "draft", path: ({ photos }) => path(photos.draft.id), open: OWNER },
  { what: "processing", path: ({ photos }) => path(photos.processing.id), open: OWNER },
  { what: "failed", path: ({ photos }) => path(photos.failed.id), open: OWNER },
  { what: "deleted", path: ({ photos }) => path(photos.deleted.id), open: NOBODY },
  { what: "removed", path: ({ photos }) => path(photos.removed.id), open: NOBODY },
  { what: "of a suspended member", path: ({ photos }) => path(photos.ofSuspended.id), open: NOBODY },
  { what: "of a member who is leaving", path: ({ photos }) => path(photos.ofLeaving.id), open: NOBODY },
];
/** Of what is not published there is nothing yet but for its owner's eyes on its own page. */
const published = (sight: Sight, path: (id: string) => string): Case[] =>
  photo(sight, path).map((one) => (["draft", "processing", "failed"].includes(one.what) ? { ...one, open: NOBODY } : one));

/** Photos one by one, what was done about them, and where they are found and come from. */
export const photoDoors = (sight: Sight): Doors => {
  const { lookers, seenOfAll, lookersAnd } = sight;
  return {
    "/p/[photo]": [
      ...photo(sight, (id) => `/p/${id}`),
      // Whatever it was opened from, what stands beside it is only what one sees of it.
      ...["", "?in=explore:recent", "?in=search:"].map((within): Case => ({
        what: `friends beside a public one ${within}`,
        path: ({ photos }) => `/p/${photos.public.id}${within}`,
        open: within.startsWith("?in=explore") ? NOBODY : FRIENDS,
        shows: ({ photos }) => `/p/${photos.friends.id}`,
      })),
      { what: "public, of a private account", path: ({ secluded }) => `/p/${secluded.photo.id}`, open: LET_IN },
      {
        what: "the number of likes, one of them of whom the owner blocked",
        path: ({ photos }) => `/p/${photos.public.id}`,
        open: lookers,
        counts: { pattern: /aria-label="(?:Like: |Sign in to like this\. )?(\d+)(?: likes?)?"/, expected: (actor) => (actor === "owner" ? 1 : 2) },
      },
      {
        what: "the number of collections, one of them the friend's alone, one of whom the owner blocked",
        path: ({ photos }) => `/p/${photos.public.id}`,
        open: lookers,
        counts: { pattern: />In (\d+) collections?</, expected: (actor) => ({ owner: 1, friend: 3 })[actor as string] ?? 2 },
      },
      {
        what: "the number of comments, one of them by somebody who has blocked the owner, one by a suspended member",
        path: ({ photos }) => `/p/${photos.public.id}`,
        open: lookers,
        counts: { pattern: /id="comments-title"[^>]*>(\d+) comments?</, expected: (actor) => (actor === "owner" ? 1 : 2) },
      },
      ...(["deleted", "removed"] as const).map((kind): Case => ({
        what: `what was said in a ${kind} comment`,
        path: ({ photos }) => `/p/${photos.public.id}`,
        open: NOBODY,
        shows: ({ unsaid }) => unsaid[kind],
      })),
    ],
    "/p/[photo]/likes": [
      ...published(sight, (id) => `/p/${id}/likes`),
      {
        what: "the friend, who likes another",
        path: ({ muted }) => `/p/${muted.id}/likes`,
        open: NOBODY,
        shows: ({ people }) => `@${people.friend.username}<`,
      },
      { what: "the friend", path: ({ photos }) => `/p/${photos.public.id}/likes`, open: lookers, shows: ({ people }) => `@${people.friend.username}<` },
      {
        what: "whom the owner blocked",
        path: ({ photos }) => `/p/${photos.public.id}/likes`,
        open: lookers.filter((actor) => actor !== "owner"),
        shows: ({ people }) => `@${people.blocked.username}<`,
      },
    ],
    "/p/[photo]/collectors": [
      ...published(sight, (id) => `/p/${id}/collectors`),
      {
        what: "the stranger",
        path: ({ photos }) => `/p/${photos.public.id}/collectors`,
        open: lookers,
        shows: ({ people }) => `@${people.stranger.username}<`,
      },
      {
        what: "the friend, who keeps it alone",
        path: ({ photos }) => `/p/${photos.public.id}/collectors`,
        open: ["friend"],
        shows: ({ people }) => `@${people.friend.username}<`,
      },
    ],
    "/p/[photo]/edit": [
      { what: "public", path: ({ photos }) => `/p/${photos.public.id}/edit`, open: OWNER },
      { what: "private", path: ({ photos }) => `/p/${photos.private.id}/edit`, open: OWNER },
      { what: "draft", path: ({ photos }) => `/p/${photos.draft.id}/edit`, open: OWNER },
      { what: "deleted", path: ({ photos }) => `/p/${photos.deleted.id}/edit`, open: NOBODY },
    ],
    "/p/[photo]/picture": [
      ...(["public", "friends", "private", "processing", "failed"] as const).map((kind): Case => ({
        what: kind,
        path: ({ photos }) => `/p/${photos[kind].id}/picture`,
        open: OWNER,
      })),
      { what: "the file of an earlier version", path: ({ photos }) => `/p/${photos.public.id}/picture`, open: OWNER, shows: ({ earlier }) => earlier },
      ...(["deleted", "removed", "ofSuspended", "ofLeaving"] as const).map((kind): Case => ({
        what: kind,
        path: ({ photos }) => `/p/${photos[kind].id}/picture`,
        open: NOBODY,
      })),
    ],
    "/search": [
      ...listing(({ people }) => `/search?owner=${people.owner.username}`, lookers),
      {
        what: "the number found",
        path: ({ people }) => `/search?owner=${people.owner.username}`,
        open: lookersAnd("owner"),
        counts: { pattern: />(\d+) photos?</, expected: seenOfAll },
      },
      {
        what: "a photo of a private account",
        path: ({ secluded }) => `/search?owner=${secluded.username}`,
        open: LET_IN,
        shows: ({ secluded }) => secluded.photo.title,
      },
      { what: "a camera only a private photo knows", path: () => "/search", open: OWNER, shows: ({ secret }) => secret },
      {
        what: "words only a private photo holds",
        path: ({ photos }) => `/search?q=${encodeURIComponent(photos.private.title)}`,
        open: OWNER,
        shows: ({ photos }) => `/p/${photos.private.id}`,
      },
    ],
    "/upload": [{ what: "the way to choose files", path: () => "/upload", open: UPLOADERS, shows: () => 'type="file"' }],
    "/upload/review": [
      { what: "one's own", path: () => "/upload/review", open: MEMBERS },
      { what: "a draft", path: () => "/upload/review", open: OWNER, shows: ({ photos }) => photos.draft.title },
      { what: "a draft that was taken down", path: () => "/upload/review", open: NOBODY, shows: ({ photos }) => photos.removedDraft.title },
      { what: "what is no draft", path: () => "/upload/review", open: NOBODY, shows: ({ photos }) => photos.private.title },
    ],
    "/upload/status": (["private", "draft", "processing", "failed"] as const).map((kind) => ({
      what: kind,
      path: ({ photos }) => `/upload/status?photos=${photos[kind].id}`,
      open: OWNER,
      shows: ({ photos }) => photos[kind].id,
    })),
    "/api/photos": [
      { what: "one's own", path: () => "/api/photos", open: MEMBERS },
      { what: "the owner's", path: () => "/api/photos", open: OWNER, shows: ({ photos }) => photos.private.title },
      { what: "what cannot be shown yet", path: () => "/api/photos", open: NOBODY, shows: ({ photos }) => photos.draft.title },
    ],
  };
};
