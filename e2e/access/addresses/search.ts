import { CONFIRMED, MEMBERS, NOBODY, OWNER } from "../actors";
import { FRIENDS, type Case, type Doors, type Sight } from "./case";

/** What a search finds beside photographs, and what completes its words. */
export const searchDoors = ({ lookers }: Sight): Doors => ({
  "/search/people": [
    {
      what: "the owner by their name",
      path: ({ people }) => `/search/people?q=${people.owner.username}`,
      // The owner's own page is a link of every page of theirs.
      open: MEMBERS.filter((actor) => lookers.includes(actor)),
      shows: ({ people }) => `href="/u/${people.owner.username}"`,
    },
    {
      what: "somebody suspended",
      path: ({ people }) => `/search/people?q=${people.suspended.username}`,
      open: NOBODY,
      shows: ({ people }) => `href="/u/${people.suspended.username}"`,
    },
  ],
  "/search/posts": (
    [
      ["public", lookers],
      ["friends", FRIENDS],
      ["private", OWNER],
    ] as const
  ).map(([kind, open]): Case => ({
    what: `a ${kind} post by its words`,
    path: ({ tagged }) => `/search/posts?q=${tagged[kind].title}`,
    open,
    shows: ({ tagged }) => `/post/${tagged[kind].id}`,
  })),
  "/search/tags": tagged(
    (words) => `/search/tags?q=${words}`,
    lookers,
    (tag) => `/t/${tag}`,
  ),
  "/api/search/suggest": [
    ...tagged(
      (words) => `/api/search/suggest?typed=${words}`,
      lookers,
      (tag) => `"value":"${tag}"`,
    ),
    {
      what: "a camera only a private photo knows",
      path: ({ secret }) => `/api/search/suggest?typed=${encodeURIComponent(secret)}`,
      open: OWNER,
      shows: ({ secret }) => secret,
    },
    {
      what: "the owner by their name",
      path: ({ people }) => `/api/search/suggest?typed=${people.owner.username}`,
      open: CONFIRMED.filter((actor) => lookers.includes(actor) && actor !== "owner"),
      shows: ({ people }) => `"value":"${people.owner.username}"`,
    },
  ],
});

/** The tag of a public photo, of a private one and of a draft. */
function tagged(path: (words: string) => string, lookers: Sight["lookers"], shown: (tag: string) => string): Case[] {
  const kinds = [
    ["public", lookers],
    ["private", OWNER],
    ["draft", NOBODY],
  ] as const;
  return kinds.map(([kind, open]): Case => ({
    what: `a tag that a ${kind} photo has`,
    path: ({ tags }) => path(tags[kind]),
    open,
    shows: ({ tags }) => shown(tags[kind]),
  }));
}
