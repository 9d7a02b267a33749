import { Page, PageHeader } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { EmptyPhotos } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { DownloadIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { searchOf } from "@/lib/photos/statistics/format";
import { statisticsCardUrl, statisticsUrl } from "@/lib/photos/statistics/schema";
import type { Choices, Statistics, StatisticsQuery } from "@/lib/photos/statistics/types";
import { searchUrl } from "@/lib/search/schema";
import { StatisticsBars } from "./statistics-bars";
import { StatisticsFilter } from "./statistics-filter";
import { StatisticsTops } from "./statistics-tops";
import { StatisticsTotals } from "./statistics-totals";
import { statisticsWords } from "./words";

type StatisticsViewProps = { username: string; query: StatisticsQuery; today: number; statistics: Statistics; choices: Choices };

/** One's own photos in numbers; each leads to the photos it counts. */
export async function StatisticsView({ username, query, today, statistics, choices }: StatisticsViewProps) {
  const { t } = await statisticsWords();
  const wanted = searchOf(username, query, today);
  const chosen = query.period !== "all" || query.camera !== undefined || query.lens !== undefined;
  const search = statistics.photos > 0 && (
    <Link href={searchUrl(wanted)} className={buttonVariants()}>
      {t("search")}
    </Link>
  );
  return (
    <Page>
      <PageHeader title={t("title")} description={t("description")} actions={search} />
      {(statistics.photos > 0 || chosen) && <StatisticsFilter query={query} today={today} choices={choices} />}
      {statistics.photos === 0 ? (
        <NoPhotos chosen={chosen} />
      ) : (
        <>
          <StatisticsTotals statistics={statistics} wanted={wanted} />
          <StatisticsBars statistics={statistics} wanted={wanted} />
          <StatisticsTops statistics={statistics} wanted={wanted} />
          <ShareCard query={query} open={statistics.open} />
        </>
      )}
    </Page>
  );
}

/** A picture of the numbers to show to others, as far as there is something that others may know. */
async function ShareCard({ query, open }: { query: StatisticsQuery; open: number }) {
  const { t } = await statisticsWords();
  return (
    <section aria-labelledby="statistics-card" className="mt-10 border-t border-line pt-6">
      <h2 id="statistics-card" className="text-lg font-semibold">
        {t("card.title")}
      </h2>
      <p className="mt-1 max-w-prose text-muted">{open > 0 ? t("card.text", { count: open }) : t("card.nothing")}</p>
      {open > 0 && (
        <a href={statisticsCardUrl(query)} download className={`${buttonVariants()} mt-4`}>
          <DownloadIcon size={18} />
          {t("card.download")}
        </a>
      )}
    </section>
  );
}

async function NoPhotos({ chosen }: { chosen: boolean }) {
  const { t } = await statisticsWords();
  const what = chosen ? "chosen" : "all";
  const action = (
    <Link href={chosen ? statisticsUrl() : "/upload"} className={buttonVariants({ variant: "primary" })}>
      {t(`none.${what}.action`)}
    </Link>
  );
  return (
    <EmptyState drawing={<EmptyPhotos />} title={t(`none.${what}.title`)} action={action}>
      {t(`none.${what}.text`)}
    </EmptyState>
  );
}
