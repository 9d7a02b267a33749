import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountCard } from "@/components/accounts/account-card";
import { AppearanceForm } from "@/components/accounts/appearance-form";
import { ProfileForm } from "@/components/accounts/profile-form";
import { PublishingForm } from "@/components/accounts/publishing-form";
import { SettingsFrame } from "@/components/accounts/settings-frame";
import { ownSettings } from "@/lib/accounts/settings/loaders";
import { languages } from "@/lib/platform/messages";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

export default async function SettingsPage() {
  const own = await ownSettings();
  return (
    <SettingsFrame current="profile">
      <ProfileForm name={own.name} bio={own.bio} />
      <AppearanceForm language={own.language} theme={own.theme} languages={languages} />
      <PublishingForm publishLocation={own.publishLocation} />
      <AccountCard username={own.username} email={own.email} confirmed={own.confirmed} />
    </SettingsFrame>
  );
}
