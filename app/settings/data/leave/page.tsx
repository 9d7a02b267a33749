import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LeaveForm } from "@/components/accounts/leave-form";
import { LeaveTerms } from "@/components/accounts/leave-terms";
import { SettingsFrame } from "@/components/accounts/settings-frame";
import { leaver } from "@/lib/accounts/leaving/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("leaving");
  return { title: t("title") };
}

export default async function LeavePage() {
  const { username, lastAdministrator } = await leaver();
  return (
    <SettingsFrame current="data">
      <LeaveTerms />
      <LeaveForm username={username} lastAdministrator={lastAdministrator} />
    </SettingsFrame>
  );
}
