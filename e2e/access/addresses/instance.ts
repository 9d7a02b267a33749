import { ADMINISTRATOR, EVERYONE, NOBODY, OWNER } from "../actors";
import type { Posts } from "../posts";
import type { World } from "../world";
import { thingChannel, userChannel } from "@/lib/platform/realtime/events";
import { postReacted } from "@/lib/reactions/events";
import { FRIENDS, type Case, type Doors } from "./case";
import { ELSEWHERE } from "./posts";

/** A channel, and whose sockets are given it. */
const hearing = (what: string, channel: (world: World) => string, open: Case["open"]): Case => ({
  what,
  path: () => "/api/realtime/auth",
  body: (world) => ({ socketId: "123.456", channels: [channel(world)] }),
  open,
  shows: () => '"auth"',
});

/** The instance, for those who run it and for programs. */
export const instanceDoors: Doors = {
  "/admin": [{ what: "members", path: () => "/admin", open: ADMINISTRATOR }],
  "/admin/instance": [{ what: "settings", path: () => "/admin/instance", open: ADMINISTRATOR }],
  "/admin/invitations": [{ what: "links", path: () => "/admin/invitations", open: ADMINISTRATOR }],
  "/admin/limits": [{ what: "what each role may upload", path: () => "/admin/limits", open: ADMINISTRATOR }],
  "/admin/gear": [
    { what: "what there is", path: ({ secret }) => `/admin/gear?q=${encodeURIComponent(secret)}`, open: ADMINISTRATOR, shows: ({ secret }) => secret },
  ],
  "/admin/gear/[gear]": [
    { what: "a camera", path: ({ gear }) => `/admin/gear/${gear.secret.id}`, open: ADMINISTRATOR, shows: ({ secret }) => secret },
    { what: "nothing", path: () => "/admin/gear/nothing", open: NOBODY },
  ],
  "/admin/members/[member]": [
    { what: "a member", path: ({ people }) => `/admin/members/${people.owner.id}`, open: ADMINISTRATOR },
    { what: "nobody", path: () => "/admin/members/nobody", open: NOBODY },
  ],
  "/admin/mailbox": [{ what: "mails", path: () => "/admin/mailbox", open: ADMINISTRATOR }],
  "/admin/mailbox/[mail]": [{ what: "a mail", path: ({ mail }) => `/admin/mailbox/${mail}`, open: ADMINISTRATOR }],
  "/design": [{ what: "in production", path: () => "/design", open: NOBODY }],
  "/api/health": [{ what: "state", path: () => "/api/health", open: EVERYONE }],
  "/api/captcha": [{ what: "a challenge", path: () => "/api/captcha", open: EVERYONE, shows: () => '"challenge"' }],
  "/api/realtime/webhook": [{ what: "who is here", path: () => "/api/realtime/webhook", body: () => ({ time_ms: Date.now(), events: [] }), open: NOBODY }],
  "/api/realtime/auth": [
    hearing("the owner's channel", ({ people }) => userChannel(people.owner.id), OWNER),
    hearing("a photo for friends", ({ people, photos }) => thingChannel(people.owner.id, "photo", photos.friends.id), FRIENDS),
    hearing("a private photo", ({ people, photos }) => thingChannel(people.owner.id, "photo", photos.private.id), OWNER),
    hearing("a deleted photo", ({ people, photos }) => thingChannel(people.owner.id, "photo", photos.deleted.id), NOBODY),
    hearing("a photo under another's name", ({ people, photos }) => thingChannel(people.stranger.id, "photo", photos.friends.id), NOBODY),
    ...Object.entries({ ...ELSEWHERE, friends: FRIENDS, private: OWNER, deleted: NOBODY, onHiddenWall: OWNER }).map(([kind, open]) =>
      hearing(`a post: ${kind}`, ({ posts }) => postReacted.channel(posts[kind as keyof Posts]), open),
    ),
    hearing("a post on a wall under its author's name", ({ people, posts }) => thingChannel(people.friend.id, "post", posts.onOwnWall.id), NOBODY),
    hearing("whether the owner is here", ({ people }) => thingChannel(people.owner.id, "presence", people.owner.id), ["friend"]),
    hearing("whether a suspended friend is here", ({ people }) => thingChannel(people.suspended.id, "presence", people.suspended.id), NOBODY),
    hearing("whether somebody is here who keeps it", ({ people }) => thingChannel(people.administrator.id, "presence", people.administrator.id), NOBODY),
  ],
};
