import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ArchiveCard } from "@/components/accounts/archive-card";
import { LeaveCard } from "@/components/accounts/leave-card";
import { SettingsFrame } from "@/components/accounts/settings-frame";
import { StorageCard } from "@/components/upload/storage-card";
import { RefreshOnEvent } from "@/components/realtime/refresh-on-event";
import { archiveChanged } from "@/lib/accounts/archive/events";
import { ownArchives } from "@/lib/accounts/archive/loaders";
import { ownRoom } from "@/lib/media/limits/loaders";
import { realtimeConfig } from "@/lib/platform/realtime";
import { subscriptionTo } from "@/lib/platform/realtime/events";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("tab-data") };
}

export default async function DataPage() {
  const { viewer, ...archives } = await ownArchives();
  const room = await ownRoom();
  return (
    <SettingsFrame current="data">
      <ArchiveCard archives={archives} confirmed={viewer.confirmed} timeZone={viewer.timeZone} />
      <StorageCard {...room} />
      <LeaveCard />
      {archives.underWay && <RefreshOnEvent config={realtimeConfig()} on={subscriptionTo(archiveChanged, viewer.id)} eager />}
    </SettingsFrame>
  );
}
