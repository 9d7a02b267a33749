import { requireMember } from "@/lib/accounts/loaders";
import { currentViewer } from "@/lib/platform/session";
import { loadProfile } from "../loaders";
import { circleOf, requestsOf, shunnedBy } from "./data";
import { readCirclePlace, readSought } from "./schema";
import type { Circle } from "../types";

type ListQuery = { q?: string | string[]; before?: string | string[] };

/** A page of somebody's followers, followed or friends, with whose they are; or the not-found page. */
export async function loadCircle(username: string, circle: Circle, { q, before }: ListQuery) {
  const [viewer, profile] = await Promise.all([currentViewer(), loadProfile(username, `/${circle}`)]);
  const sought = readSought(q);
  const page = await circleOf(viewer, profile.id, circle, { sought, before: readCirclePlace(before) });
  return { profile, sought, viewerId: viewer.kind === "member" ? viewer.id : null, ...page };
}

/** What stands between the current member and others who wait, or are waited for; guests are sent to sign in. */
export const loadOwnRequests = async () => requestsOf(await requireMember("/friends"));

/** Whom the current member blocked or muted. */
export const loadShunned = async () => shunnedBy(await requireMember("/settings/people"));
