import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Page, PageHeader } from "@/components/shell/page";
import { Tabs } from "@/components/ui/tabs";

const PLACES = {
  profile: "/settings",
  account: "/settings/account",
  "two-factor": "/settings/two-factor",
  sessions: "/settings/sessions",
  data: "/settings/data",
} as const;

type SettingsFrameProps = { current: keyof typeof PLACES; children: ReactNode };

/** The title and tabs around each page of one's settings. */
export async function SettingsFrame({ current, children }: SettingsFrameProps) {
  const t = await getTranslations("settings");
  const places = Object.keys(PLACES) as (keyof typeof PLACES)[];
  const tabs = places.map((place) => ({ href: PLACES[place], label: t(`tab-${place}`), current: place === current }));
  return (
    <Page width="feed">
      <PageHeader title={t("title")} className="mb-2 sm:mb-3" />
      <Tabs label={t("tabs")} tabs={tabs} className="mb-6" />
      <div className="flex flex-col gap-6">{children}</div>
    </Page>
  );
}
