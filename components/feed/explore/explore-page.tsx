import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Page } from "@/components/shell/page";
import { TagRow } from "@/components/tags/tag-row";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/classes";
import { EmptyPhotos } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Onward } from "@/components/ui/onward";
import { Segments } from "@/components/ui/segments";
import { exploreUrl } from "@/lib/feed/explore/schema";
import { WINDOWS, type ExplorePlace, type Window } from "@/lib/feed/explore/types";
import type { Suggestion } from "@/lib/people/suggestions/types";
import type { Tag } from "@/lib/tags/types";
import { MeetBeside } from "../beside";
import { ExploreHeader } from "./explore-header";

type ExplorePageProps = {
  what: "photos" | "posts";
  popular: Window | null;
  /** What stands around the beginning; null further down. */
  beside: { tags: readonly Tag[]; people: readonly Suggestion[] } | null;
  next: ExplorePlace | null;
  empty: boolean;
  /** A page of what is explored. */
  children: ReactNode;
};

const NOTABLE = Object.keys(WINDOWS) as Window[];

/** What everyone shares, by age or by popularity, with popular tags and people to meet around it. */
export async function ExplorePage({ what, popular, beside, next, empty, children }: ExplorePageProps) {
  const t = await getTranslations("explore");
  const people = beside?.people ?? [];
  return (
    <Page>
      <ExploreHeader current={what} popular={popular} />
      <Orders what={what} popular={popular} />
      {beside && <TagRow title={t("tags")} tags={beside.tags} className="mt-3" />}
      <div className={cn("mt-4 grid gap-x-8 gap-y-6", people.length > 0 && "lg:grid-cols-[minmax(0,40rem)_18rem] xl:gap-x-12")}>
        <div className="min-w-0">
          {empty ? <Nothing what={what} popular={popular} /> : children}
          <Further what={what} popular={popular} first={beside !== null} next={next} />
        </div>
        {people.length > 0 && (
          <aside>
            <MeetBeside people={people} tags={[]} />
          </aside>
        )}
      </div>
    </Page>
  );
}

/** By age or by popularity, and then in what time. */
async function Orders({ what, popular }: Pick<ExplorePageProps, "what" | "popular">) {
  const t = await getTranslations("explore");
  const orders = [
    { href: exploreUrl(what, null), label: t("recent"), current: popular === null },
    { href: exploreUrl(what, popular ?? "week"), label: t("popular"), current: popular !== null },
  ];
  return (
    <div className="flex flex-wrap gap-2">
      <Segments label={t("order")} segments={orders} />
      {popular && (
        <Segments
          label={t("window")}
          segments={NOTABLE.map((window) => ({ href: exploreUrl(what, window), label: t(`windows.${window}`), current: window === popular }))}
        />
      )}
    </div>
  );
}

async function Further({ what, popular, first, next }: Pick<ExplorePageProps, "what" | "popular" | "next"> & { first: boolean }) {
  const t = await getTranslations("explore");
  return (
    <Onward
      label={t("pages")}
      first={!first && { href: exploreUrl(what, popular), text: t("first") }}
      next={next ? { href: exploreUrl(what, popular, next), text: t("more") } : null}
    />
  );
}

const Leading = ({ href, children }: { href: Route; children: ReactNode }) => (
  <Link href={href} className={buttonVariants()}>
    {children}
  </Link>
);

async function Nothing({ what, popular }: Pick<ExplorePageProps, "what" | "popular">) {
  const t = await getTranslations("explore.empty");
  if (!popular) {
    return (
      <EmptyState drawing={<EmptyPhotos />} title={t(what)}>
        {t(`${what}-text`)}
      </EmptyState>
    );
  }
  return (
    <EmptyState drawing={<EmptyPhotos />} title={t("popular")} action={<Leading href={exploreUrl(what, null)}>{t("recent")}</Leading>}>
      {t("popular-text")}
    </EmptyState>
  );
}
