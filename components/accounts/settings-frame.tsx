import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Page, PageHeader } from "@/components/shell/page";
import { Tabs } from "@/components/ui/tabs";

type SettingsFrameProps = { current: "profile" | "sessions"; children: ReactNode };

/** The title and tabs around each page of one's settings. */
export async function SettingsFrame({ current, children }: SettingsFrameProps) {
  const t = await getTranslations("settings");
  const tabs = [
    { href: "/settings", label: t("tab-profile"), current: current === "profile" },
    { href: "/settings/sessions", label: t("tab-sessions"), current: current === "sessions" },
  ];
  return (
    <Page width="feed">
      <PageHeader title={t("title")} className="mb-2 sm:mb-3" />
      <Tabs label={t("tabs")} tabs={tabs} className="mb-6" />
      <div className="flex flex-col gap-6">{children}</div>
    </Page>
  );
}
