import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/components/accounts/settings-frame";
import { PreferencesForm } from "@/components/notifications/preferences-form";
import { PushCard } from "@/components/notifications/push/push-card";
import { SilencedThings } from "@/components/notifications/silenced-things";
import { loadPreferences } from "@/lib/notifications/preferences/loaders";
import { loadPushOffer } from "@/lib/notifications/push/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notifications.preferences");
  return { title: t("title") };
}

export default async function NotificationSettingsPage() {
  const [{ preferences, silenced }, offer] = await Promise.all([loadPreferences(), loadPushOffer()]);
  return (
    <SettingsFrame current="notifications">
      <PreferencesForm preferences={preferences} />
      <SilencedThings silenced={silenced} />
      <PushCard offer={offer} />
    </SettingsFrame>
  );
}
