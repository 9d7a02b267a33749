import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { fileSize } from "@/lib/photos/format";
import type { Statistics } from "@/lib/photos/statistics/types";
import { searchUrl } from "@/lib/search/schema";
import type { Wanted } from "@/lib/search/types";
import { statisticsWords } from "./words";

/** How much it is all together. */
export async function StatisticsTotals({ statistics, wanted }: { statistics: Statistics; wanted: Wanted }) {
  const { t, photos, format, day } = await statisticsWords();
  const { busiest, megapixels } = statistics;
  return (
    <dl className="mt-8 flex flex-wrap gap-x-10 gap-y-5">
      <Total label={t("totals.photos")} href={searchUrl(wanted)}>
        {format.number(statistics.photos)}
      </Total>
      <Total label={t("totals.megapixels")}>{format.number(megapixels, { maximumFractionDigits: megapixels < 100 ? 1 : 0 })}</Total>
      <Total label={t("totals.bytes")}>{fileSize(statistics.bytes, photos, format)}</Total>
      {busiest && <Total label={t("totals.days")}>{format.number(statistics.days)}</Total>}
      {busiest && (
        <Total label={t("totals.busiest", { count: busiest.photos })} href={searchUrl({ ...wanted, taken: { from: busiest.day, to: busiest.day } })}>
          {day(busiest.day)}
        </Total>
      )}
    </dl>
  );
}

const Total = ({ label, href, children }: { label: string; href?: Route; children: string }) => (
  <div className="flex flex-col-reverse justify-end">
    <dt className="text-sm text-muted">{label}</dt>
    <dd className="text-xl font-semibold tabular-nums">
      {href ? (
        <Link href={href} rel="nofollow" className="touch-target hover:underline">
          {children}
        </Link>
      ) : (
        children
      )}
    </dd>
  </div>
);
