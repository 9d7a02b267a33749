import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Page, PageHeader } from "@/components/shell/page";
import { Link } from "@/components/ui/link";
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
      <Tabs label={t("tabs")} tabs={tabs} sticky className="mb-6 xl:hidden" />
      <div className="relative flex flex-col gap-6 xl:mt-6">
        <div className="absolute inset-y-0 right-full mr-8 hidden w-44 xl:block">
          <nav aria-label={t("tabs")} className="sticky top-8">
            <ul className="flex flex-col gap-0.5">
              {tabs.map(({ href, label, current: here }) => (
                <li key={href}>
                  <Link
                    href={href}
                    aria-current={here ? "page" : undefined}
                    className="flex min-h-9 items-center rounded-md px-3 py-1 text-muted hover:bg-hover hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
                  >
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </div>
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
