import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AppearanceForm } from "@/components/accounts/appearance-form";
import { SettingsFrame } from "@/components/accounts/settings-frame";
import { ownSettings } from "@/lib/accounts/settings/loaders";
import { languages } from "@/lib/platform/messages";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.appearance");
  return { title: t("title") };
}

export default async function AppearancePage() {
  const { language, theme, timeZone } = await ownSettings("/settings/appearance");
  return (
    <SettingsFrame current="appearance">
      <AppearanceForm language={language} theme={theme} timeZone={timeZone} languages={languages} />
    </SettingsFrame>
  );
}
