import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/components/accounts/settings-frame";
import { WatchedTags } from "@/components/tags/watched-tags";
import { loadWatchedTags } from "@/lib/tags/watches/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tags.watched");
  return { title: t("title") };
}

export default async function WatchedTagsPage() {
  const { follow, mute } = await loadWatchedTags();
  return (
    <SettingsFrame current="tags">
      <WatchedTags kind="follow" tags={follow} />
      <WatchedTags kind="mute" tags={mute} />
    </SettingsFrame>
  );
}
