import { ADMINISTRATOR, CONFIRMED, EVERYONE, MEMBERS, NOBODY, OWNER, SHUT_OUT, type Actor } from "./actors";
import { BEGINNING, writeCursor } from "@/lib/feed/schema";
import { CIRCLES } from "@/lib/people/types";
import { POSTS, type Posts } from "./posts";
import type { World } from "./world";

/** What is asked for at a door, and who gets it. Everyone not named must be turned away. */
export type Case = {
  /** Tells the cases of one door apart. */
  what: string;
  path: (world: World) => string;
  /** A POST of JSON instead of a GET. */
  body?: (world: World) => unknown;
  open: readonly Actor[];
  /** What the answer must hold for those it is open to, and for nobody else; without it, an answer of 200 counts. */
  shows?: (world: World) => string;
  /** A number the answer must give to each. */
  counts?: { pattern: RegExp; expected: (actor: Actor) => number };
};

const FRIENDS: readonly Actor[] = ["friend", "owner"];
const GUESTS: readonly Actor[] = ["guest", "suspended", "leaving", "signedOut"];
/** Those whom the private account lets in. */
const LET_IN: readonly Actor[] = ["friend", "restricted"];
const UPLOADERS: readonly Actor[] = CONFIRMED.filter((actor) => actor !== "restricted");

/** Each address of the instance. `allowed` are those who may look at all: everyone, or members only where it is closed. */
export const addresses = (allowed: readonly Actor[]): Record<string, Case[]> => {
  /** Those who see what is public of the owner's. */
  const lookers = allowed.filter((actor) => !SHUT_OUT.includes(actor));
  /** Those who get the bytes of it: whoever is shut out can have them as a guest could. */
  const readers = allowed.includes("guest") ? allowed : lookers;
  const seen = (actor: Actor): number => Number(lookers.includes(actor)) + Number(FRIENDS.includes(actor)) + Number(actor === "owner");
  const lookersAnd = (...more: Actor[]): Actor[] => [...lookers, ...more];
  const photo = (path: (id: string) => string): Case[] => [
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
  const published = (path: (id: string) => string): Case[] =>
    photo(path).map((one) => (["draft", "processing", "failed"].includes(one.what) ? { ...one, open: NOBODY } : one));
  const listing = (path: (world: World) => string, those: readonly Actor[] = lookers): Case[] => [
    { what: "public in the list", path, open: those, shows: ({ photos }) => photos.public.title },
    { what: "friends in the list", path, open: FRIENDS, shows: ({ photos }) => photos.friends.title },
    { what: "private in the list", path, open: OWNER, shows: ({ photos }) => photos.private.title },
    ...(["draft", "deleted", "removed", "ofSuspended", "ofLeaving"] as const).map((kind): Case => ({
      what: `${kind} in the list`,
      path,
      open: NOBODY,
      shows: ({ photos }) => photos[kind].title,
    })),
  ];
  const wall = ({ people }: World): string => `/u/${people.owner.username}/posts`;
  /** Whose eyes each of the posts is for in a list; those not named are for nobody's. */
  const said = (path: (world: World) => string, open: Partial<Record<keyof Posts, readonly Actor[]>>): Case[] =>
    POSTS.map((kind) => ({ what: `post in the list: ${kind}`, path, open: open[kind] ?? NOBODY, shows: ({ posts }) => posts[kind].text }));
  const file = (name: string, variant: string, open: Record<"public" | "friends" | "private", readonly Actor[]>): Case[] => [
    ...(["public", "friends", "private"] as const).map((kind): Case => ({
      what: `${name}, ${kind}`,
      path: ({ photos }) => `/f/${photos[kind].urlToken}/${variant}`,
      open: open[kind],
    })),
    { what: `${name}, draft`, path: ({ photos }) => `/f/${photos.draft.urlToken}/${variant}`, open: OWNER },
    ...(["deleted", "removed", "ofSuspended", "ofLeaving"] as const).map((kind): Case => ({
      what: `${name}, ${kind}`,
      path: ({ photos }) => `/f/${photos[kind].urlToken}/${variant}`,
      open: NOBODY,
    })),
  ];
  return {
    // Members have there what is of people they chose; guests see what is public.
    "/": listing(() => "/", [...allowed.filter((actor) => GUESTS.includes(actor)), ...FRIENDS]),
    "/everyone": [
      { what: "public", path: () => "/everyone", open: lookers, shows: ({ photos }) => photos.public.title },
      ...(["friends", "private", "draft", "deleted", "removed", "ofSuspended", "ofLeaving"] as const).map((kind): Case => ({
        what: `${kind} among what is public`,
        path: () => "/everyone",
        open: NOBODY,
        shows: ({ photos }) => photos[kind].title,
      })),
    ],
    "/api/feed/new": [
      {
        what: "that something is new among everyone's",
        path: () => `/api/feed/new?feed=everyone&after=${writeCursor(BEGINNING)}`,
        open: MEMBERS.filter((actor) => lookers.includes(actor) && actor !== "owner"),
        shows: () => '"sentence":"',
      },
      {
        what: "that something is new of whom one knows",
        path: () => `/api/feed/new?feed=home&after=${writeCursor(BEGINNING)}`,
        open: ["friend"],
        shows: () => '"sentence":"',
      },
    ],
    "/u/[username]": [
      { what: "profile", path: ({ people }) => `/u/${people.owner.username}`, open: lookersAnd("owner") },
      { what: "a suspended member's profile", path: ({ people }) => `/u/${people.suspended.username}`, open: NOBODY },
      { what: "a leaving member's profile", path: ({ people }) => `/u/${people.leaving.username}`, open: NOBODY },
      {
        what: "the number of photos",
        path: ({ people }) => `/u/${people.owner.username}`,
        open: lookersAnd("owner"),
        counts: { pattern: />(\d+)<\/strong> photos?</, expected: seen },
      },
      ...listing(({ people }) => `/u/${people.owner.username}`),
      { what: "a private account", path: ({ secluded }) => `/u/${secluded.username}`, open: allowed },
      { what: "what a private account shares", path: ({ secluded }) => `/u/${secluded.username}`, open: LET_IN, shows: ({ secluded }) => secluded.photo.title },
      { what: "what a private account says", path: ({ secluded }) => `/u/${secluded.username}`, open: LET_IN, shows: ({ secluded }) => secluded.city },
      ...(
        [
          ["public", lookersAnd("owner")],
          ["friends", FRIENDS],
          ["private", OWNER],
        ] as const
      ).map(([audience, open]): Case => ({
        what: `what is said to ${audience}`,
        path: ({ people }) => `/u/${people.owner.username}`,
        open,
        shows: ({ said }) => said[audience],
      })),
    ],
    ...Object.fromEntries(
      CIRCLES.map((circle): [string, Case[]] => [
        `/u/[username]/${circle}`,
        [
          { what: "the owner's", path: ({ people }) => `/u/${people.owner.username}/${circle}`, open: lookersAnd("owner") },
          { what: "a suspended member's", path: ({ people }) => `/u/${people.suspended.username}/${circle}`, open: NOBODY },
          {
            what: "a friend's, the owner among them",
            path: ({ people }) => `/u/${people.friend.username}/${circle}`,
            open: circle === "friends" ? lookersAnd("owner") : NOBODY,
            shows: ({ people }) => `@${people.owner.username}<`,
          },
          {
            what: "a private account's, the friend among them",
            path: ({ secluded }) => `/u/${secluded.username}/${circle}`,
            open: circle === "friends" ? LET_IN : NOBODY,
            shows: ({ people }) => `@${people.friend.username}<`,
          },
        ],
      ]),
    ),
    "/u/[username]/collections": [
      { what: "the owner's", path: ({ people }) => `/u/${people.owner.username}/collections`, open: lookersAnd("owner") },
      { what: "a suspended member's", path: ({ people }) => `/u/${people.suspended.username}/collections`, open: NOBODY },
      {
        what: "the owner's photo in the stranger's",
        path: ({ people }) => `/u/${people.stranger.username}/collections`,
        open: lookers,
        shows: ({ photos }) => photos.public.title,
      },
      {
        what: "the owner's photo in the friend's, who keeps it alone",
        path: ({ people }) => `/u/${people.friend.username}/collections`,
        open: ["friend"],
        shows: ({ photos }) => photos.public.title,
      },
    ],
    "/friends": [
      { what: "one's own", path: () => "/friends", open: MEMBERS },
      { what: "a request to the owner", path: () => "/friends", open: OWNER, shows: ({ people }) => `@${people.stranger.username}<` },
    ],
    "/people": [
      { what: "people", path: () => "/people", open: MEMBERS },
      {
        what: "a private account by its city",
        path: ({ secluded }) => `/people?city=${secluded.city}`,
        open: LET_IN,
        shows: ({ secluded }) => `@${secluded.username}<`,
      },
      {
        what: "the owner by name",
        path: ({ people }) => `/people?q=${people.owner.username}`,
        open: MEMBERS.filter((actor) => actor !== "owner" && lookers.includes(actor)),
        shows: ({ people }) => `@${people.owner.username}<`,
      },
      ...(
        [
          ["city", "public", MEMBERS.filter((actor) => actor !== "owner" && lookers.includes(actor))],
          ["interest", "friends", ["friend"]],
        ] as const
      ).map(([field, audience, open]): Case => ({
        what: `the owner by what is said to ${audience}`,
        path: ({ said }) => `/people?${field}=${said[audience]}`,
        open,
        shows: ({ people }) => `@${people.owner.username}<`,
      })),
    ],
    "/settings/people": [
      { what: "one's own", path: () => "/settings/people", open: MEMBERS },
      { what: "whom the owner blocked", path: () => "/settings/people", open: OWNER, shows: ({ people }) => `@${people.blocked.username}<` },
    ],
    "/explore": [
      { what: "everyone's public photos", path: () => "/explore", open: lookers, shows: ({ photos }) => `/p/${photos.public.id}` },
      ...(["friends", "private", "draft", "deleted", "removed", "ofSuspended", "ofLeaving"] as const).map((kind): Case => ({
        what: `${kind} among them`,
        path: () => "/explore",
        open: NOBODY,
        shows: ({ photos }) => `/p/${photos[kind].id}`,
      })),
    ],
    "/explore/posts": [
      { what: "everyone's public posts", path: () => "/explore/posts", open: lookers, shows: ({ tagged }) => tagged.public.title },
      ...(["friends", "private"] as const).map((kind): Case => ({
        what: `${kind} among them`,
        path: () => "/explore/posts",
        open: NOBODY,
        shows: ({ tagged }) => tagged[kind].title,
      })),
    ],
    "/t/[tag]": [
      { what: "a public photo that carries it", path: ({ tags }) => `/t/${tags.public}`, open: lookers, shows: ({ photos }) => `/p/${photos.public.id}` },
      { what: "a private photo that carries it", path: ({ tags }) => `/t/${tags.private}`, open: OWNER, shows: ({ photos }) => `/p/${photos.private.id}` },
      { what: "a draft that carries it", path: ({ tags }) => `/t/${tags.draft}`, open: NOBODY, shows: ({ photos }) => `/p/${photos.draft.id}` },
      {
        what: "the number of photos",
        path: ({ tags }) => `/t/${tags.public}`,
        open: [...new Set([...allowed, ...MEMBERS])],
        counts: { pattern: />Photos<span[^>]*>(\d+)</, expected: (actor) => Number(lookers.includes(actor)) },
      },
    ],
    "/t/[tag]/posts": [
      { what: "a public post that carries it", path: ({ tags }) => `/t/${tags.public}/posts`, open: lookers, shows: ({ tagged }) => tagged.public.title },
      { what: "a friends' post that carries it", path: ({ tags }) => `/t/${tags.public}/posts`, open: FRIENDS, shows: ({ tagged }) => tagged.friends.title },
      { what: "a private post that carries it", path: ({ tags }) => `/t/${tags.public}/posts`, open: OWNER, shows: ({ tagged }) => tagged.private.title },
      {
        what: "the number of posts",
        path: ({ tags }) => `/t/${tags.public}/posts`,
        open: [...new Set([...allowed, ...MEMBERS])],
        counts: { pattern: />Posts<span[^>]*>(\d+)</, expected: seen },
      },
    ],
    "/settings/tags": [
      { what: "one's own", path: () => "/settings/tags", open: MEMBERS },
      { what: "what the owner follows", path: () => "/settings/tags", open: OWNER, shows: ({ tags }) => tags.draft },
    ],
    "/u/[username]/[...below]": [{ what: "nothing", path: ({ people }) => `/u/${people.owner.username}/nothing/here`, open: NOBODY }],
    "/p/[photo]": [
      ...photo((id) => `/p/${id}`),
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
        counts: { pattern: />(\d+) likes?</, expected: (actor) => (actor === "owner" ? 1 : 2) },
      },
      {
        what: "the number of collections, one of them the friend's alone",
        path: ({ photos }) => `/p/${photos.public.id}`,
        open: lookers,
        counts: { pattern: />In (\d+) collections?</, expected: (actor) => (actor === "friend" ? 2 : 1) },
      },
      {
        what: "the number of comments, one of them by somebody who has blocked the owner, one by a suspended member",
        path: ({ photos }) => `/p/${photos.public.id}`,
        open: lookers,
        counts: { pattern: /id="comments-title"[^>]*>(\d+) comments?</, expected: (actor) => (actor === "owner" ? 1 : 2) },
      },
    ],
    "/p/[photo]/likes": [
      ...published((id) => `/p/${id}/likes`),
      { what: "the friend", path: ({ photos }) => `/p/${photos.public.id}/likes`, open: lookers, shows: ({ people }) => `@${people.friend.username}<` },
      {
        what: "whom the owner blocked",
        path: ({ photos }) => `/p/${photos.public.id}/likes`,
        open: lookers.filter((actor) => actor !== "owner"),
        shows: ({ people }) => `@${people.blocked.username}<`,
      },
    ],
    "/p/[photo]/collectors": [
      ...published((id) => `/p/${id}/collectors`),
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
    "/post/[id]/likes": [
      ...(
        [
          ["public", lookers],
          ["friends", FRIENDS],
          ["private", OWNER],
          ["deleted", NOBODY],
          ["removed", NOBODY],
          ["ofSuspended", NOBODY],
        ] as const
      ).map(([kind, open]): Case => ({ what: kind, path: ({ reacted }) => `/post/${reacted[kind]}/likes`, open })),
      {
        what: "whom the owner blocked",
        path: ({ reacted }) => `/post/${reacted.public}/likes`,
        open: lookers.filter((actor) => actor !== "owner"),
        shows: ({ people }) => `@${people.blocked.username}<`,
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
    "/post/[id]": [
      { what: "public", path: ({ posts }) => `/post/${posts.public.id}`, open: lookers },
      { what: "friends", path: ({ posts }) => `/post/${posts.friends.id}`, open: FRIENDS },
      { what: "private", path: ({ posts }) => `/post/${posts.private.id}`, open: OWNER },
      { what: "a friend's on the owner's wall", path: ({ posts }) => `/post/${posts.onWall.id}`, open: lookers },
      { what: "the owner's on a suspended member's wall", path: ({ posts }) => `/post/${posts.onHiddenWall.id}`, open: OWNER },
      ...(["deleted", "removed", "ofSuspended", "ofLeaving"] as const).map((kind): Case => ({
        what: kind,
        path: ({ posts }) => `/post/${posts[kind].id}`,
        open: NOBODY,
      })),
      {
        what: "a like by whom the owner blocked",
        path: ({ reacted }) => `/post/${reacted.public}`,
        open: lookers.filter((actor) => actor !== "owner"),
        shows: () => ">1 like<",
      },
    ],
    "/post/[id]/edit": [
      { what: "public", path: ({ posts }) => `/post/${posts.public.id}/edit`, open: OWNER },
      { what: "private", path: ({ posts }) => `/post/${posts.private.id}/edit`, open: OWNER },
      { what: "deleted", path: ({ posts }) => `/post/${posts.deleted.id}/edit`, open: NOBODY },
      { what: "a friend's on the owner's wall", path: ({ posts }) => `/post/${posts.onWall.id}/edit`, open: ["friend"] },
    ],
    "/u/[username]/posts": [
      { what: "the owner's wall", path: wall, open: lookersAnd("owner") },
      { what: "a suspended member's wall", path: ({ people }) => `/u/${people.suspended.username}/posts`, open: NOBODY },
      { what: "a place to write", path: wall, open: FRIENDS, shows: () => 'name="comments-closed"' },
      {
        what: "how much stands there",
        path: wall,
        open: lookersAnd("owner"),
        counts: { pattern: />All<span[^>]*>(\d+)</, expected: (actor) => seen(actor) + Number(lookers.includes(actor)) },
      },
      ...said(wall, { public: lookers, friends: FRIENDS, private: OWNER, onWall: lookers }),
    ],
    "/publications": [
      { what: "one's own", path: () => "/publications", open: MEMBERS },
      ...said(() => "/publications", { public: OWNER, friends: OWNER, private: OWNER, onHiddenWall: OWNER, onWall: ["friend"] }),
    ],
    "/search": [
      ...listing(({ people }) => `/search?owner=${people.owner.username}`),
      {
        what: "the number found",
        path: ({ people }) => `/search?owner=${people.owner.username}`,
        open: lookersAnd("owner"),
        counts: { pattern: />(\d+) photos?</, expected: seen },
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
    "/f/[token]/[name]": [
      ...file("derivative", "w320.webp", { public: readers, friends: FRIENDS, private: OWNER }),
      ...file("AVIF", "a320.avif", { public: readers, friends: FRIENDS, private: OWNER }),
      ...file("original", "original.jpg", { public: OWNER, friends: OWNER, private: OWNER }),
      ...file("proof", "proof.webp", { public: OWNER, friends: OWNER, private: OWNER }),
      { what: "a derivative of a private account's photo", path: ({ secluded }) => `/f/${secluded.photo.urlToken}/w320.webp`, open: LET_IN },
      { what: "an earlier original", path: ({ earlier }) => `/f/${earlier}/original.jpg`, open: OWNER },
      { what: "a part of an archive", path: ({ archives }) => `/f/${archives.ready}/part1.zip`, open: OWNER },
      { what: "a part of an archive whose time is over", path: ({ archives }) => `/f/${archives.over}/part1.zip`, open: NOBODY },
      { what: "a part of an archive that is being made", path: ({ archives }) => `/f/${archives.running}/part1.zip`, open: NOBODY },
      ...["avatar96.webp", "avatar192.webp", "avatar512.webp"].map((name): Case => ({
        what: `a face, ${name}`,
        path: ({ portraits }) => `/f/${portraits.owner}/${name}`,
        open: [...readers, "owner"],
      })),
      { what: "a suspended member's face", path: ({ portraits }) => `/f/${portraits.ofSuspended}/avatar96.webp`, open: NOBODY },
      { what: "what a face is being made of", path: ({ portraits }) => `/f/${portraits.source}/source.jpg`, open: NOBODY },
      { what: "the same, called a face", path: ({ portraits }) => `/f/${portraits.source}/avatar96.webp`, open: NOBODY },
      { what: "a file that waits for its post", path: ({ attached }) => `/f/${attached.waiting}/attachment.bin`, open: OWNER },
      ...(["public", "friends", "private"] as const).map((kind): Case => ({
        what: `a file of a ${kind} post`,
        path: ({ attached }) => `/f/${attached[kind]}/attachment.bin`,
        open: { public: lookersAnd("owner"), friends: FRIENDS, private: OWNER }[kind],
      })),
      { what: "a file of a post that was deleted", path: ({ attached }) => `/f/${attached.deleted}/attachment.bin`, open: NOBODY },
      { what: "a file of a comment on a photo for friends", path: ({ attached }) => `/f/${attached.comment}/attachment.bin`, open: FRIENDS },
      { what: "the same, called a picture", path: ({ attached }) => `/f/${attached.public}/w320.webp`, open: NOBODY },
      { what: "a variant that is not there", path: ({ photos }) => `/f/${photos.public.urlToken}/w9999.webp`, open: NOBODY },
      { what: "a token that is not there", path: () => "/f/AAAAAAAAAAAAAAAAAAAAAA/w320.webp", open: NOBODY },
    ],
    "/upload": [{ what: "the way to choose files", path: () => "/upload", open: UPLOADERS, shows: () => 'type="file"' }],
    "/upload/review": [
      { what: "one's own", path: () => "/upload/review", open: MEMBERS },
      { what: "a draft", path: () => "/upload/review", open: OWNER, shows: ({ photos }) => photos.draft.title },
      { what: "what is no draft", path: () => "/upload/review", open: NOBODY, shows: ({ photos }) => photos.private.title },
    ],
    "/upload/status": (["private", "draft", "processing", "failed"] as const).map((kind) => ({
      what: kind,
      path: ({ photos }) => `/upload/status?photos=${photos[kind].id}`,
      open: OWNER,
      shows: ({ photos }) => photos[kind].id,
    })),
    "/settings": [{ what: "one's own", path: () => "/settings", open: MEMBERS }],
    "/settings/account": [{ what: "one's own", path: () => "/settings/account", open: MEMBERS, shows: () => 'name="currentPassword"' }],
    "/settings/sessions": [{ what: "one's own", path: () => "/settings/sessions", open: MEMBERS }],
    "/settings/data": [
      { what: "one's own", path: () => "/settings/data", open: MEMBERS },
      { what: "the address of an archive", path: () => "/settings/data", open: OWNER, shows: ({ archives }) => archives.ready },
    ],
    "/settings/data/leave": [{ what: "one's own", path: () => "/settings/data/leave", open: MEMBERS }],
    "/goodbye": [{ what: "the last word", path: () => "/goodbye", open: GUESTS }],
    "/admin": [{ what: "members", path: () => "/admin", open: ADMINISTRATOR }],
    "/admin/instance": [{ what: "settings", path: () => "/admin/instance", open: ADMINISTRATOR }],
    "/admin/invitations": [{ what: "links", path: () => "/admin/invitations", open: ADMINISTRATOR }],
    "/admin/limits": [{ what: "what each role may upload", path: () => "/admin/limits", open: ADMINISTRATOR }],
    "/admin/members/[member]": [
      { what: "a member", path: ({ people }) => `/admin/members/${people.owner.id}`, open: ADMINISTRATOR },
      { what: "nobody", path: () => "/admin/members/nobody", open: NOBODY },
    ],
    "/admin/mailbox": [{ what: "mails", path: () => "/admin/mailbox", open: ADMINISTRATOR }],
    "/admin/mailbox/[mail]": [{ what: "a mail", path: ({ mail }) => `/admin/mailbox/${mail}`, open: ADMINISTRATOR }],
    "/settings/two-factor": [{ what: "one's own", path: () => "/settings/two-factor", open: MEMBERS }],
    "/again": [{ what: "the password asked for", path: () => "/again", open: MEMBERS, shows: () => 'type="password"' }],
    "/sign-in": [{ what: "form", path: () => "/sign-in", open: GUESTS }],
    "/sign-in/code": [{ what: "without the password", path: () => "/sign-in/code", open: NOBODY }],
    "/sign-in/leaving": [{ what: "without the password", path: () => "/sign-in/leaving", open: NOBODY }],
    "/sign-up": [{ what: "form", path: () => "/sign-up", open: GUESTS }],
    "/confirm": [{ what: "a code entered by whom it was not sent to", path: () => "/confirm", open: NOBODY, shows: () => "one-time-code" }],
    "/forgot": [{ what: "form", path: () => "/forgot", open: EVERYONE, shows: () => 'name="login"' }],
    "/reset": [{ what: "without the link", path: () => "/reset?token=guessed", open: NOBODY, shows: () => 'type="password"' }],
    "/email": [{ what: "without the link", path: () => "/email?token=guessed", open: NOBODY, shows: () => 'name="token"' }],
    "/email/undo": [{ what: "without the link", path: () => "/email/undo?token=guessed", open: NOBODY, shows: () => 'name="token"' }],
    "/setup": [{ what: "without the link", path: () => "/setup?token=guessed", open: NOBODY, shows: () => 'type="password"' }],
    "/design": [{ what: "in production", path: () => "/design", open: NOBODY }],
    "/api/health": [{ what: "state", path: () => "/api/health", open: EVERYONE }],
    "/api/tags": [
      {
        what: "a tag of a public photo",
        path: ({ tags }) => `/api/tags?typed=${tags.public}`,
        open: MEMBERS.filter((actor) => lookersAnd("owner").includes(actor)),
        shows: ({ tags }) => tags.public,
      },
      ...(["private", "draft"] as const).map((kind): Case => ({
        what: `a tag only a ${kind} photo has`,
        path: ({ tags }) => `/api/tags?typed=${tags[kind]}`,
        open: OWNER,
        shows: ({ tags }) => tags[kind],
      })),
    ],
    "/api/people/[username]": [
      {
        what: "the owner's card",
        path: ({ people }) => `/api/people/${people.owner.username}`,
        open: lookersAnd("owner"),
        shows: ({ people }) => people.owner.id,
      },
      { what: "a suspended member's", path: ({ people }) => `/api/people/${people.suspended.username}`, open: NOBODY },
      { what: "a leaving member's", path: ({ people }) => `/api/people/${people.leaving.username}`, open: NOBODY },
      {
        what: "the number of photos",
        path: ({ people }) => `/api/people/${people.owner.username}`,
        open: lookersAnd("owner"),
        counts: { pattern: /"(\d+) photos?"/, expected: seen },
      },
    ],
    "/api/people": [
      {
        what: "the owner, by their name",
        path: ({ people }) => `/api/people?typed=${people.owner.username}`,
        open: CONFIRMED.filter((actor) => lookers.includes(actor) && actor !== "owner"),
        shows: ({ people }) => `"${people.owner.username}"`,
      },
      {
        what: "a suspended member",
        path: ({ people }) => `/api/people?typed=${people.suspended.username}`,
        open: NOBODY,
        shows: ({ people }) => `"${people.suspended.username}"`,
      },
    ],
    "/api/photos": [
      { what: "one's own", path: () => "/api/photos", open: MEMBERS },
      { what: "the owner's", path: () => "/api/photos", open: OWNER, shows: ({ photos }) => photos.private.title },
      { what: "what cannot be shown yet", path: () => "/api/photos", open: NOBODY, shows: ({ photos }) => photos.draft.title },
    ],
    "/api/captcha": [{ what: "a challenge", path: () => "/api/captcha", open: EVERYONE, shows: () => '"challenge"' }],
    "/api/auth/[...nextauth]": [{ what: "sessions told", path: () => "/api/auth/session", open: NOBODY, shows: () => "user" }],
    "/api/ingest/[[...path]]": [
      { what: "without a signature", path: () => "/api/ingest/key?expires=9999999999999&signature=hmac-sha256%3D00", open: NOBODY },
      { what: "registration without the key", path: () => "/api/ingest/route-metadata", body: () => ({ fileKeys: ["x"] }), open: NOBODY },
    ],
    "/api/uploadthing": [
      {
        what: "an upload address",
        path: () => "/api/uploadthing?actionType=upload&slug=photo",
        body: ({ upload }) => upload,
        open: UPLOADERS,
      },
      {
        what: "an address for a picture of oneself",
        path: () => "/api/uploadthing?actionType=upload&slug=portrait",
        body: ({ portrait }) => portrait,
        open: CONFIRMED,
      },
      {
        what: "an address for a file to replace the owner's",
        path: () => "/api/uploadthing?actionType=upload&slug=replacement",
        body: ({ replacement }) => replacement,
        open: OWNER,
      },
      {
        what: "an address for a file that is to go with something",
        path: () => "/api/uploadthing?actionType=upload&slug=attachment",
        body: ({ upload }) => ({ files: upload.files }),
        open: UPLOADERS,
      },
    ],
    "/api/realtime/auth": [
      {
        what: "the owner's channel",
        path: () => "/api/realtime/auth",
        body: ({ people }) => ({ socketId: "123.456", channels: [`private-user-${people.owner.id}`] }),
        open: OWNER,
        shows: () => '"auth"',
      },
    ],
  };
};
