import { cache } from "react";
import { followRequestsOf, requestsOf } from "@/lib/people/relations/data";
import { suggestionsFor } from "@/lib/people/suggestions/data";
import { realtimeConfig } from "@/lib/platform/realtime/config";
import { subscriptionTo } from "@/lib/platform/realtime/events";
import { currentViewer, requireLooker, sessionFromRequest } from "@/lib/platform/session";
import { popularTags } from "@/lib/tags/data";
import { feedGrew } from "./events";
import { feedPage, feedSettingsOf, latestPhotos, newsAfter } from "./data";
import { readCursor } from "./schema";
import type { Feed, FeedPage, FeedPlace, FeedSettings, LiveFeed } from "./types";

type Before = string | string[] | undefined;

/** A feed as the current viewer has it, from `?before=` on. */
export const loadFeed = async (feed: Feed, before?: Before): Promise<FeedPage> => feedPage(await currentViewer(), feed, readCursor(before));

/** Everyone's public things; guests are sent to sign in where they may not look. */
export const loadEveryone = async (before?: Before): Promise<FeedPage> => feedPage(await requireLooker("/everyone"), "everyone", readCursor(before));

/** How much has come to a feed of whoever asks; null for guests, whom nobody told what they have seen. */
export async function requestedNews(request: { headers: Headers }, feed: Feed, after: FeedPlace): Promise<{ count: number; more: boolean } | null> {
  const viewer = await sessionFromRequest(request);
  return viewer.kind === "guest" ? null : newsAfter(viewer, feed, after);
}

/** What tells the current viewer's pages that something has come; guests are told nothing. */
export async function loadLiveFeed(): Promise<LiveFeed | null> {
  const viewer = await currentViewer();
  return viewer.kind === "guest" ? null : { config: realtimeConfig(), on: subscriptionTo(feedGrew, viewer.id) };
}

/** What the current member chose of feeds. */
export const loadFeedSettings = async (): Promise<FeedSettings> => feedSettingsOf(await currentViewer());

/** Who waits for the current viewer's answer: to be friends, and to follow where that is for them to allow. */
export async function loadWaiting() {
  const viewer = await currentViewer();
  const [friends, followers] = await Promise.all([requestsOf(viewer), followRequestsOf(viewer)]);
  return { friends: friends.toMe, followers: followers.toMe };
}

const TAGS = 12;

/** People the current viewer may want to know, and the tags of what was shared lately. */
export const loadMeet = cache(async () => {
  const viewer = await currentViewer();
  const [people, tags] = await Promise.all([suggestionsFor(viewer), popularTags(viewer, { limit: TAGS })]);
  return { people, tags };
});

const WALL = 24;

/** What guests see of the place: its newest public photos, none where it is closed. */
export const loadWall = async () => latestPhotos(await currentViewer(), WALL);
