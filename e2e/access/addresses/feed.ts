import { BEGINNING, writeCursor } from "@/lib/feed/schema";
import { CONFIRMED, MEMBERS, NOBODY } from "../actors";
import { FRIENDS, GUESTS, listing, type Case, type Doors, type Sight } from "./case";

/** What is new of one's people and of everyone. */
export const feedDoors = ({ allowed, lookers }: Sight): Doors => ({
  // Members have there what is of people they chose; guests see what is public, and so do friends who have not arrived.
  "/": listing(() => "/", [...allowed.filter((actor) => GUESTS.includes(actor) || !CONFIRMED.includes(actor)), ...FRIENDS]),
  "/everyone": [
    { what: "public", path: () => "/everyone", open: lookers, shows: ({ photos }) => photos.public.title },
    {
      what: "a photo of whom a moderator muted, with a tag that a stranger has",
      path: () => "/everyone",
      open: lookers.filter((actor) => !["moderator", "stranger", "owner"].includes(actor)),
      shows: ({ muted }) => muted.title,
    },
    ...(["friends", "private", "draft", "deleted", "removed", "ofSuspended", "ofLeaving"] as const).map((kind): Case => ({
      what: `${kind} among what is public`,
      path: () => "/everyone",
      open: NOBODY,
      shows: ({ photos }) => photos[kind].title,
    })),
    ...(["friends", "private"] as const).map((kind): Case => ({
      what: `a ${kind} post among what is public`,
      path: () => "/everyone",
      open: NOBODY,
      shows: ({ posts }) => posts[kind].text,
    })),
  ],
  "/api/feed/new": [
    {
      what: "that something is new among everyone's",
      path: () => `/api/feed/new?feed=everyone&after=${writeCursor(BEGINNING)}`,
      open: MEMBERS.filter((actor) => lookers.includes(actor)),
      shows: () => '"sentence":"',
    },
    {
      what: "that something is new of whom one knows",
      path: () => `/api/feed/new?feed=home&after=${writeCursor(BEGINNING)}`,
      // The stranger follows people of whom there is nothing to tell.
      open: [...allowed.filter((actor) => ["newcomer", "waiting"].includes(actor)), "friend", "owner", "restricted", "moderator"],
      shows: () => '"sentence":"',
    },
  ],
  "/explore": [
    {
      what: "a photo of whom a moderator muted, with a tag that a stranger has",
      path: () => "/explore",
      open: lookers.filter((actor) => !["moderator", "stranger", "owner"].includes(actor)),
      shows: ({ muted }) => `/p/${muted.id}`,
    },
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
});
