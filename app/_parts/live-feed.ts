import type { Live } from "@/components/feed/new-entries";
import { feedGrew } from "@/lib/feed/events";
import { realtimeConfig } from "@/lib/platform/realtime/config";
import { subscriptionTo } from "@/lib/platform/realtime/events";
import type { Viewer } from "@/lib/platform/session";

/** What tells this viewer's feeds of new entries; guests are told nothing. */
export const liveFeed = (viewer: Viewer): Live | null =>
  viewer.kind === "member" ? { config: realtimeConfig(), on: subscriptionTo(feedGrew, viewer.id) } : null;
