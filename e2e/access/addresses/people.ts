import { CIRCLES } from "@/lib/people/types";
import { CONFIRMED, MEMBERS, NOBODY, OWNER } from "../actors";
import { FRIENDS, LET_IN, listing, type Case, type Doors, type Sight } from "./case";

/** Who people are, whom they know, and the ways to find them. */
export const peopleDoors = ({ allowed, lookers, seenOfAll, lookersAnd }: Sight): Doors => ({
  "/u/[username]": [
    { what: "profile", path: ({ people }) => `/u/${people.owner.username}`, open: lookersAnd("owner") },
    { what: "a suspended member's profile", path: ({ people }) => `/u/${people.suspended.username}`, open: NOBODY },
    { what: "a leaving member's profile", path: ({ people }) => `/u/${people.leaving.username}`, open: NOBODY },
    { what: "a profile not confirmed yet", path: ({ people }) => `/u/${people.newcomer.username}`, open: ["newcomer"] },
    { what: "a profile not let in yet", path: ({ people }) => `/u/${people.waiting.username}`, open: ["waiting"] },
    {
      what: "the number of photos",
      path: ({ people }) => `/u/${people.owner.username}`,
      open: lookersAnd("owner"),
      counts: { pattern: />(\d+)<\/strong> photos?</, expected: seenOfAll },
    },
    ...listing(({ people }) => `/u/${people.owner.username}`, lookers),
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
          what: "a suspended friend of the owner's",
          path: ({ people }) => `/u/${people.owner.username}/${circle}`,
          open: NOBODY,
          shows: ({ people }) => `@${people.suspended.username}<`,
        },
        {
          what: "an administrator's, whose account is private",
          path: ({ people }) => `/u/${people.administrator.username}/${circle}`,
          open: circle === "friends" ? ["moderator", "administrator"] : NOBODY,
          shows: ({ people }) => `@${people.moderator.username}<`,
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
    {
      what: "the owner's photo in that of whoever keeps nothing",
      path: ({ people }) => `/u/${people.restricted.username}/collections`,
      open: NOBODY,
      shows: ({ photos }) => photos.public.title,
    },
    {
      what: "a photo for friends in the friend's",
      path: ({ people }) => `/u/${people.friend.username}/collections`,
      open: FRIENDS,
      shows: ({ photos }) => photos.friends.title,
    },
    {
      what: "a photo for friends in the former friend's",
      path: ({ people }) => `/u/${people.formerFriend.username}/collections`,
      open: NOBODY,
      shows: ({ photos }) => photos.friends.title,
    },
  ],
  "/u/[username]/[...below]": [{ what: "nothing", path: ({ people }) => `/u/${people.owner.username}/nothing/here`, open: NOBODY }],
  "/friends": [
    { what: "one's own", path: () => "/friends", open: MEMBERS },
    { what: "a request to the owner", path: () => "/friends", open: OWNER, shows: ({ people }) => `@${people.stranger.username}<` },
    ...(["camera", "lens", "tag"] as const).map((what): Case => ({
      what: `somebody suggested for a ${what} that only private photos share`,
      path: () => "/friends",
      open: NOBODY,
      shows: ({ shared }) => shared[what],
    })),
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
      counts: { pattern: /"(\d+) photos?"/, expected: seenOfAll },
    },
  ],
});
