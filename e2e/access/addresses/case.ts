import { CONFIRMED, NOBODY, OWNER, SHUT_OUT, type Actor } from "../actors";
import type { World } from "../world";

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

export const FRIENDS: readonly Actor[] = ["friend", "owner"];
export const GUESTS: readonly Actor[] = ["guest", "suspended", "leaving", "signedOut", "expired"];
/** Those whom the private account lets in. */
export const LET_IN: readonly Actor[] = ["friend", "restricted"];
export const UPLOADERS: readonly Actor[] = CONFIRMED.filter((actor) => actor !== "restricted");

/** The doors of a subject, by their address. */
export type Doors = Record<string, Case[]>;

/** Who sees what where only some may look at all. */
export type Sight = ReturnType<typeof sightOf>;

/** @param allowed those who may look at all: everyone, or members only where the instance is closed */
export function sightOf(allowed: readonly Actor[]) {
  /** Those who see what is public of the owner's. */
  const lookers = allowed.filter((actor) => !SHUT_OUT.includes(actor));
  /** Those who get the bytes of it: whoever is shut out can have them as a guest could. */
  const readers = allowed.includes("guest") ? allowed : lookers;
  /** How many of the owner's three there are for somebody: what is public, for friends and private. */
  const seen = (actor: Actor): number => Number(lookers.includes(actor)) + Number(FRIENDS.includes(actor)) + Number(actor === "owner");
  /** How many of all the owner's photos: those three, and as many to compare, of which two are public. */
  const seenOfAll = (actor: Actor): number => 2 * seen(actor) + Number(lookers.includes(actor));
  return { allowed, lookers, readers, seen, seenOfAll, lookersAnd: (...more: Actor[]): Actor[] => [...lookers, ...more] };
}

/** The owner's photos in a list, each by its title. */
export const listing = (path: (world: World) => string, those: readonly Actor[]): Case[] => [
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
