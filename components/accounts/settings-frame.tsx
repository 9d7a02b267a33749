import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Page, PageHeader } from "@/components/shell/page";
import { cn } from "@/components/ui/classes";
import { ChevronDownIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { SectionNav, type Section } from "./section-nav";

const PLACES = {
  profile: "/settings",
  publishing: "/settings/publishing",
  appearance: "/settings/appearance",
  account: "/settings/account",
  "two-factor": "/settings/two-factor",
  sessions: "/settings/sessions",
  people: "/settings/people",
  tags: "/settings/tags",
  notifications: "/settings/notifications",
  data: "/settings/data",
} as const;

type Place = keyof typeof PLACES;

type SettingsFrameProps = {
  current: Place;
  /** The parts of a long page, by the ids of their cards. */
  sections?: { label: string; list: readonly Section[] };
  children: ReactNode;
};

/** The title around each page of one's settings, and the way to the others: beside it, or in a fold that says where one is; on wide screens also the parts of a long page. All of it stays in sight. */
export async function SettingsFrame({ current, sections, children }: SettingsFrameProps) {
  const t = await getTranslations("settings");
  return (
    <Page width="feed">
      <PageHeader title={t("title")} className="mb-2 sm:mb-3" />
      <nav aria-label={t("tabs")} data-sticky className="sticky top-0 z-20 mb-6 border-b border-line bg-canvas max-sm:-mx-4 max-sm:px-4 xl:hidden">
        <details className="group/places">
          <summary className="flex min-h-11 items-center gap-2 -outline-offset-2">
            <span className="flex-1 font-medium">{t(`tab-${current}`)}</span>
            <span className="text-sm text-muted">{t("all")}</span>
            <ChevronDownIcon size={18} className="text-muted transition-transform group-open/places:rotate-180" />
          </summary>
          <div className="absolute inset-x-0 top-full rounded-b-lg border-x border-b border-line bg-float p-2 shadow-float">
            <Places current={current} className="pointer-coarse:min-h-11" />
          </div>
        </details>
      </nav>
      <div className="relative flex flex-col gap-6 xl:mt-6">
        <div className="absolute inset-y-0 right-full mr-8 hidden w-44 xl:block">
          <nav aria-label={t("tabs")} className="sticky top-8">
            <Places current={current} />
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

async function Places({ current, className }: { current: Place; className?: string }) {
  const t = await getTranslations("settings");
  return (
    <ul className="flex flex-col gap-0.5">
      {(Object.keys(PLACES) as Place[]).map((place) => (
        <li key={place}>
          <Link
            href={PLACES[place]}
            aria-current={place === current ? "page" : undefined}
            className={cn(
              "flex min-h-9 items-center rounded-md px-3 py-1 text-muted hover:bg-hover hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink",
              className,
            )}
          >
            {t(`tab-${place}`)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
