import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Notifications } from "@/components/notifications/notifications";
import { RefreshOnEvent } from "@/components/realtime/refresh-on-event";
import { notificationsChanged } from "@/lib/notifications/events";
import { loadNotifications } from "@/lib/notifications/loaders";
import { realtimeConfig } from "@/lib/platform/realtime/config";
import { subscriptionTo } from "@/lib/platform/realtime/events";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notifications");
  return { title: t("title"), robots: { index: false } };
}

export default async function NotificationsPage({ searchParams }: PageProps<"/notifications">) {
  const { memberId, ...page } = await loadNotifications(await searchParams);
  return (
    <>
      <Notifications {...page} />
      <RefreshOnEvent config={realtimeConfig()} on={subscriptionTo(notificationsChanged, memberId)} />
    </>
  );
}
