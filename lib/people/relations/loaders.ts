import { currentViewer, requireMember, type UserId } from "@/lib/platform/session";
import { realtimeConfig } from "@/lib/platform/realtime";
import { loadProfile } from "../loaders";
import { presenceAmong } from "../presence/data";
import type { Presence } from "../presence/types";
import { circleOf, followRequestsOf, relationTo, requestsOf, shunnedBy } from "./data";
import { readCirclePlace, readSought } from "./schema";
import type { Circle, Relation } from "../types";

type ListQuery = { q?: string | string[]; before?: string | string[] };

/** A page of somebody's followers, followed or friends, with whose they are; or the not-found page. */
export async function loadCircle(username: string, circle: Circle, { q, before }: ListQuery) {
  const [viewer, profile] = await Promise.all([currentViewer(), loadProfile(username, `/${circle}`)]);
  const sought = readSought(q);
  const page = await circleOf(viewer, profile.id, circle, { sought, before: readCirclePlace(before) });
  const friends = page.people.filter(({ friendship }) => friendship === "friends").map(({ id }) => id);
  const presence: Presence = { config: realtimeConfig(), here: await presenceAmong(viewer, friends) };
  return { profile, sought, presence, viewerId: viewer.kind === "member" ? viewer.id : null, ...page };
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
