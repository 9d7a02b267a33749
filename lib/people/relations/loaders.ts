import { currentViewer, requireMember, type UserId, type Viewer } from "@/lib/platform/session";
import { realtimeConfig } from "@/lib/platform/realtime";
import { loadProfile } from "../loaders";
import { presenceAmong } from "../presence/data";
import type { Presence } from "../presence/types";
import { circleOf, followRequestsOf, relationTo, requestsOf, shunnedBy } from "./data";
import { readCirclePlace, readSought } from "./schema";
import type { Circle, Relation } from "../types";
import type { Acquaintance } from "./types";

/** As many friends stand on the page of requests; all are on a page of their own. */
const LATEST = 8;

type ListQuery = { q?: string | string[]; before?: string | string[] };

/** A page of somebody's followers, followed or friends, with whose they are; or the not-found page. */
export async function loadCircle(username: string, circle: Circle, { q, before }: ListQuery) {
  const [viewer, profile] = await Promise.all([currentViewer(), loadProfile(username, `/${circle}`)]);
  const sought = readSought(q);
  const page = await circleOf(viewer, profile.id, circle, { sought, before: readCirclePlace(before) });
  return { profile, sought, presence: await presenceOf(viewer, page.people), viewerId: viewer.kind === "member" ? viewer.id : null, ...page };
}

/** The latest of the current member's friends, with who of them is here, and whether there are more; guests are sent to sign in. */
export async function loadLatestFriends() {
  const viewer = await requireMember("/friends");
  const { people, next } = await circleOf(viewer, viewer.id, "friends", { limit: LATEST });
  return { username: viewer.username, people, more: next !== null, presence: await presenceOf(viewer, people) };
}

/** Who of these people is here, as far as they are friends of the viewer. */
async function presenceOf(viewer: Viewer, people: readonly Acquaintance[]): Promise<Presence> {
  const friends = people.filter(({ friendship }) => friendship === "friends").map(({ id }) => id);
  return { config: realtimeConfig(), here: await presenceAmong(viewer, friends) };
}

/** What stands between the current member and others who wait, or are waited for: to be friends, and to follow; guests are sent to sign in. */
export async function loadOwnRequests() {
  const viewer = await requireMember("/friends");
  const [friends, followers] = await Promise.all([requestsOf(viewer), followRequestsOf(viewer)]);
  return { friends, followers };
}

/** How the current member stands to somebody whose thing they look at; null for guests and for oneself. */
export const loadRelation = async (personId: UserId): Promise<Relation | null> => relationTo(await currentViewer(), personId);

/** Whom the current member blocked or muted. */
export const loadShunned = async () => shunnedBy(await requireMember("/settings/people"));
