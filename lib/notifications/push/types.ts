import { z } from "zod";
import type { Id } from "@/lib/core/ids";
import { jobKind } from "@/lib/platform/jobs";

export type PushSubscriptionId = Id<"push-subscription">;

/** A browser that is told when the pages are closed, as its owner's settings show it. */
export type PushBrowser = {
  id: PushSubscriptionId;
  /** What it calls itself, as its session has it. */
  userAgent: string;
  createdAt: Date;
  lastSuccessAt: Date | null;
  /** Whether it is the one in which this is read. */
  current: boolean;
};

/** What a page needs to subscribe its browser. */
export type PushOffer = { browsers: PushBrowser[]; publicKey: string; open: boolean };

/** What the service worker shows, as a message brings it. */
export type PushMessage = {
  title: string;
  body: string;
  /** Where a press on it leads: a path of ours. */
  url: string;
  /** What it is about, in no readable way: a later message about the same takes its place. */
  tag: string;
  language: string;
};

/** Shows one notification in one browser. */
export const sendMessage = jobKind("notifications.push", z.object({ notificationId: z.string(), subscriptionId: z.string() }));
