import { Histogram } from "@/components/gear/histogram";
import { Hours } from "@/components/gear/hours";
import { Section } from "@/components/gear/section";
import { SPREAD, type Statistics } from "@/lib/photos/statistics/types";
import { searchUrl } from "@/lib/search/schema";
import { rangeFacet, type Wanted } from "@/lib/search/types";
import { statisticsWords } from "./words";

/** When and how the photos were taken. A bar leads to the photos it counts, but for days of the week, by which one cannot search. */
export async function StatisticsBars({ statistics, wanted }: { statistics: Statistics; wanted: Wanted }) {
  const { t, search, weekday, stretch } = await statisticsWords();
  const { spread, hours, weekdays, overTime } = statistics;
  const spreads = SPREAD.map((field) => ({
    field,
    bars: rangeFacet(field).bands.map((band, index) => ({
      label: search.interval(field, band),
      count: spread[field][index] ?? 0,
      href: searchUrl({ ...wanted, [field]: band }),
    })),
  }));
  const byWeekday = weekdays.map((count, index) => ({ label: weekday(index), count }));
  const inTime = overTime.stretches.map(({ taken, photos }) => ({
    label: stretch(overTime.unit, taken),
    count: photos,
    href: searchUrl({ ...wanted, taken }),
  }));
  return (
    <>
      {hours.some((count) => count > 0) && (
        <Section title={t("when")}>
          <div className="grid gap-x-12 gap-y-8 sm:grid-cols-2">
            <Histogram title={t(`over-time.${overTime.unit}`)} bars={inTime} upright={overTime.unit === "day"} className={wide(overTime.unit === "day")} />
            <Histogram title={t("weekdays")} bars={byWeekday} />
            <Hours hours={hours} wanted={wanted} className={wide(true)} />
          </div>
        </Section>
      )}
      {spreads.some(({ bars }) => bars.some(({ count }) => count > 0)) && (
        <Section title={t("how")}>
          <div className="grid gap-x-12 gap-y-8 sm:grid-cols-2">
            {spreads.map(({ field, bars }) => (
              <Histogram key={field} title={search.facet(field)} bars={bars} />
            ))}
          </div>
        </Section>
      )}
    </>
  );
}

const wide = (is: boolean): string | undefined => (is ? "sm:col-span-2" : undefined);
