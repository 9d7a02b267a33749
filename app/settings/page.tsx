import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { AppearanceForm } from "@/components/accounts/appearance-form";
import { ProfileForm } from "@/components/accounts/profile-form";
import { PublishingForm } from "@/components/accounts/publishing-form";
import { SettingsFrame } from "@/components/accounts/settings-frame";
import { SignatureForm } from "@/components/accounts/signature-form";
import { FeedSettingsForm } from "@/components/feed/feed-settings-form";
import { AvatarCard } from "@/components/people/portraits/avatar-card";
import type { PortraitWords } from "@/components/people/portraits/words";
import { ownSettings } from "@/lib/accounts/settings/loaders";
import { loadFeedSettings } from "@/lib/feed/loaders";
import { portraitChanged } from "@/lib/people/events";
import { ownPortraits } from "@/lib/people/portraits/loaders";
import { languages } from "@/lib/platform/messages";
import { realtimeConfig } from "@/lib/platform/realtime/config";
import { subscriptionTo } from "@/lib/platform/realtime/events";

const PARTS = ["picture", "about", "signature", "appearance", "publishing", "feed"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

export default async function SettingsPage() {
  const own = await ownSettings();
  const [t, { id, states, open }, words, feed] = await Promise.all([getTranslations("profile.place"), ownPortraits(), portraitWords(), loadFeedSettings()]);
  const portrait = { open, words, realtime: realtimeConfig(), on: subscriptionTo(portraitChanged, id) };
  return (
    <SettingsFrame current="profile" sections={{ label: t("label"), list: PARTS.map((part) => ({ id: part, label: t(part) })) }}>
      <AvatarCard person={own} state={states.avatar} {...portrait} />
      <ProfileForm name={own.name} profile={own.profile} />
      <SignatureForm name={own.name} signature={own.signature} state={states.signature} {...portrait} />
      <AppearanceForm language={own.language} theme={own.theme} timeZone={own.timeZone} languages={languages} />
      <PublishingForm defaults={own.photos} />
      <FeedSettingsForm settings={feed} />
    </SettingsFrame>
  );
}

/** What the browser says while a picture is chosen and sent. */
async function portraitWords(): Promise<PortraitWords> {
  const { portrait, upload } = (await getMessages()) as { portrait: PortraitWords; upload: PortraitWords };
  return { ...portrait, problems: upload.problems };
}
