import { newId } from "@/lib/core/ids";
import { TestBrowser } from "@/scripts/testing/push";
import { CONFIRMED, EVERYONE, MEMBERS, NOBODY, OWNER, type Actor } from "../actors";
import type { World } from "../world";
import type { Case, Doors } from "./case";

const line = (what: string, kind: keyof World["told"], open: readonly Actor[]): Case => ({
  what,
  path: () => "/notifications",
  open,
  shows: ({ told }) => told[kind],
});

const silenced = (what: string, kind: keyof World["told"]): Case => ({ ...line(what, kind, ["stranger"]), path: () => "/settings/notifications" });

const unread = (actor: Actor): number => (actor === "owner" || actor === "friend" ? 2 : 0);

/** What people are told: their own, as far as it still is for them. */
export const notificationDoors: Doors = {
  "/notifications": [
    { what: "one's own", path: () => "/notifications", open: MEMBERS },
    line("what the friend said", "comment", OWNER),
    line("what the friend said and deleted", "deleted", NOBODY),
    line("a post that somebody likes", "liked", OWNER),
    line("a post that somebody likes no longer", "unliked", NOBODY),
    line("a post that whom the owner blocked since likes", "ofBlocked", NOBODY),
    line("a post that whoever blocked the owner since likes", "ofBlocker", NOBODY),
    line("a post that somebody suspended likes", "ofSuspended", NOBODY),
    line("a post that somebody likes whom the owner muted", "ofMuted", NOBODY),
    line("a post for friends, told to a friend and to somebody who was one", "mention", ["friend"]),
    line("a photo for friends, told to a friend and to somebody who was one", "photo", ["friend"]),
    line("a post of which its reader wants to hear nothing more", "silencedPost", NOBODY),
    line("a photo of which its reader wants to hear nothing more", "silencedPhoto", NOBODY),
  ],
  "/api/notifications/unread": [
    { what: "how much one has not read", path: () => "/api/notifications/unread", open: MEMBERS },
    {
      what: "of what is for them, and nothing else",
      path: () => "/api/notifications/unread",
      open: MEMBERS,
      counts: { pattern: /"unread":(\d+)/, expected: unread },
    },
  ],
  "/settings/notifications": [
    { what: "one's own", path: () => "/settings/notifications", open: MEMBERS },
    silenced("a post of which the stranger wants to hear nothing more", "silencedPost"),
    silenced("a photo of which the stranger wants to hear nothing more", "silencedPhoto"),
  ],
  "/api/push": [
    {
      what: "messages to one's own browser",
      path: () => "/api/push",
      body: () => ({ endpoint: `https://push.example/${newId()}`, keys: new TestBrowser().keys }),
      open: CONFIRMED,
    },
    {
      what: "messages to our own network",
      path: () => "/api/push",
      body: () => ({ endpoint: `https://127.0.0.1/${newId()}`, keys: new TestBrowser().keys }),
      open: NOBODY,
    },
  ],
  "/unsubscribe": [
    { what: "without the link", path: () => "/unsubscribe?token=guessed", open: NOBODY, shows: () => 'name="token"' },
    {
      what: "with the owner's link",
      path: ({ unsubscribe }) => `/unsubscribe?token=${unsubscribe}`,
      open: EVERYONE,
      shows: () => 'name="token"',
    },
  ],
  "/api/unsubscribe/[token]": [{ what: "one click without the link", path: () => "/api/unsubscribe/guessed", body: () => ({}), open: NOBODY }],
};
