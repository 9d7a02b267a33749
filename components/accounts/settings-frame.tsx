import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Page, PageHeader } from "@/components/shell/page";
import { Tabs } from "@/components/ui/tabs";
import { SectionNav, type Section } from "./section-nav";

const PLACES = {
  profile: "/settings",
  account: "/settings/account",
  "two-factor": "/settings/two-factor",
  sessions: "/settings/sessions",
  people: "/settings/people",
  tags: "/settings/tags",
  notifications: "/settings/notifications",
  data: "/settings/data",
} as const;

type SettingsFrameProps = {
  current: keyof typeof PLACES;
  /** The parts of a long page, by the ids of their cards. */
  sections?: { label: string; list: readonly Section[] };
  children: ReactNode;
};

/** The title and tabs around each page of one's settings. The tabs stay in sight, and so do, on wide screens, the parts of a long page. */
export async function SettingsFrame({ current, sections, children }: SettingsFrameProps) {
  const t = await getTranslations("settings");
  const places = Object.keys(PLACES) as (keyof typeof PLACES)[];
  const tabs = places.map((place) => ({ href: PLACES[place], label: t(`tab-${place}`), current: place === current }));
  return (
    <Page width="feed">
      <PageHeader title={t("title")} className="mb-2 sm:mb-3" />
      <Tabs label={t("tabs")} tabs={tabs} sticky className="mb-6 max-sm:-mx-4 max-sm:px-4" />
      <div className="relative flex flex-col gap-6">
        {children}
        {sections && (
          <div className="absolute inset-y-0 left-full ml-8 hidden w-36 xl:block 2xl:w-48">
            <SectionNav label={sections.label} sections={sections.list} className="sticky top-20" />
          </div>
        )}
      </div>
    </Page>
  );
}
