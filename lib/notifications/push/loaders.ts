import { can } from "@/lib/accounts/policy";
import { vapidPublicKey } from "@/lib/platform/push";
import { requireMember } from "@/lib/platform/session";
import { pushBrowsersOf } from "./data";
import type { PushOffer } from "./types";

/** The current member's browsers that are told when their pages are closed, and what another needs to become one. */
export async function loadPushOffer(): Promise<PushOffer> {
  const member = await requireMember("/settings/notifications");
  return { browsers: await pushBrowsersOf(member), publicKey: vapidPublicKey(), open: can(member, "react") };
}
