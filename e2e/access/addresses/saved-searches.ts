import { EVERYONE, MEMBERS, NOBODY, OWNER } from "../actors";
import type { Case, Doors } from "./case";

/** What is in the owner's feed; whoever has its address reads it as anybody else. */
const inFeed = (kind: "public" | "friends" | "private", open: Case["open"]): Case => ({
  what: `the owner's ${kind} photo in a feed`,
  path: ({ saved }) => `/api/searches/${saved.feeds.owner}`,
  open,
  shows: ({ photos }) => `/p/${photos[kind].id}`,
});

/** Searches that somebody keeps, and numbers about one's own photos. */
export const savedSearchDoors: Doors = {
  "/searches": [
    { what: "one's own", path: () => "/searches", open: MEMBERS },
    { what: "what the owner keeps", path: () => "/searches", open: OWNER, shows: ({ saved }) => saved.name },
    { what: "the address of the owner's feed", path: () => "/searches", open: OWNER, shows: ({ saved }) => saved.feeds.owner },
  ],
  "/api/searches/[token]": [
    inFeed("public", EVERYONE),
    inFeed("friends", NOBODY),
    inFeed("private", NOBODY),
    { what: "a feed whose owner is suspended", path: ({ saved }) => `/api/searches/${saved.feeds.ofSuspended}`, open: NOBODY },
    { what: "a feed whose owner is leaving", path: ({ saved }) => `/api/searches/${saved.feeds.ofLeaving}`, open: NOBODY },
    { what: "a token that was guessed", path: ({ saved }) => `/api/searches/${saved.feeds.owner.split(".")[0]}.AAAAAAAAAAAAAAAAAAAAAA`, open: NOBODY },
  ],
  "/statistics": [
    { what: "one's own", path: () => "/statistics", open: MEMBERS },
    { what: "the camera of the owner's private photo", path: () => "/statistics", open: OWNER, shows: ({ gear }) => gear.secret.slug },
    { what: "the tag of the owner's private photo", path: () => "/statistics", open: OWNER, shows: ({ tags }) => tags.private },
  ],
  "/api/statistics/card": [{ what: "one's own, made of public photos", path: () => "/api/statistics/card", open: OWNER }],
};
