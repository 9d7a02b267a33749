import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PublishingForm } from "@/components/accounts/publishing-form";
import { SettingsFrame } from "@/components/accounts/settings-frame";
import { FeedSettingsForm } from "@/components/feed/feed-settings-form";
import { ownSettings } from "@/lib/accounts/settings/loaders";
import { loadFeedSettings } from "@/lib/feed/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.publishing");
  return { title: t("title") };
}

export default async function PublishingPage() {
  const { photos } = await ownSettings("/settings/publishing");
  return (
    <SettingsFrame current="publishing">
      <PublishingForm defaults={photos} />
      <FeedSettingsForm settings={await loadFeedSettings()} />
    </SettingsFrame>
  );
}
