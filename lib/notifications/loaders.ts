import { cache } from "react";
import { currentViewer, requireMember, sessionFromRequest } from "@/lib/platform/session";
import { notificationsOf, unreadCount } from "./data";
import { readNotificationQuery } from "./schema";

/** The part of the current member's notifications that an address asks for; guests are sent to sign in. */
export async function loadNotifications(params: Record<string, string | string[] | undefined>) {
  const member = await requireMember("/notifications");
  const { filter, before } = readNotificationQuery(params);
  const [page, unread] = await Promise.all([notificationsOf(member, filter, before), loadUnread()]);
  return { memberId: member.id, filter, first: !before, unread, ...page };
}

/** How many lines the current viewer has not read; counted once for a page, however many of its parts say it. */
export const loadUnread = cache(async (): Promise<number> => unreadCount(await currentViewer()));

/** The same for whoever asks; null for guests. */
export async function requestedUnread(request: Request): Promise<number | null> {
  const viewer = await sessionFromRequest(request);
  return viewer.kind === "guest" ? null : unreadCount(viewer);
}
