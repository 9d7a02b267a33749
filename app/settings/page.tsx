import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { ProfileForm } from "@/components/accounts/profile-form";
import { SettingsFrame } from "@/components/accounts/settings-frame";
import { SignatureForm } from "@/components/accounts/signature-form";
import { AvatarCard } from "@/components/people/portraits/avatar-card";
import type { PortraitWords } from "@/components/people/portraits/words";
import { ownSettings } from "@/lib/accounts/settings/loaders";
import { portraitChanged } from "@/lib/people/events";
import { ownPortraits } from "@/lib/people/portraits/loaders";
import { realtimeConfig } from "@/lib/platform/realtime/config";
import { subscriptionTo } from "@/lib/platform/realtime/events";

const PARTS = ["picture", "about", "signature"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

export default async function SettingsPage() {
  const own = await ownSettings("/settings");
  const [t, { id, states, open }, words] = await Promise.all([getTranslations("profile.place"), ownPortraits(), portraitWords()]);
  const portrait = { open, words, realtime: realtimeConfig(), on: subscriptionTo(portraitChanged, id) };
  return (
    <SettingsFrame current="profile" sections={{ label: t("label"), list: PARTS.map((part) => ({ id: part, label: t(part) })) }}>
      <AvatarCard person={own} state={states.avatar} {...portrait} />
      <ProfileForm name={own.name} profile={own.profile} />
      <SignatureForm name={own.name} signature={own.signature} state={states.signature} {...portrait} />
    </SettingsFrame>
  );
}

/** What the browser says while a picture is chosen and sent. */
async function portraitWords(): Promise<PortraitWords> {
  const { portrait, upload } = (await getMessages()) as { portrait: PortraitWords; upload: PortraitWords };
  return { ...portrait, problems: upload.problems };
}
