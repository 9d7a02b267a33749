import type { CSSProperties } from "react";
import { cn } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { searchUrl, toggleInterval } from "@/lib/search/schema";
import type { Query, RangeFacetState, RangeField } from "@/lib/search/types";
import type { SearchWords } from "./words";

type HistogramBarsProps = {
  field: RangeField;
  bands: readonly RangeFacetState["bands"][number][];
  /** Whether each bar is a link to the search with it or, once chosen, without it. */
  linked: boolean;
  query: Query;
  words: SearchWords;
};

/** Bands as bars of equal width. */
export function HistogramBars({ field, bands, linked, query, words }: HistogramBarsProps) {
  const most = Math.max(1, ...bands.map(({ count }) => count));
  return (
    <ul aria-label={words.facet(field)} className="relative flex h-16 items-stretch border-b border-line pointer-coarse:h-20">
      {bands.map(({ band, count, chosen }) => {
        const label = words.interval(field, band);
        const bar = (
          <>
            <span
              aria-hidden="true"
              className={cn("w-full rounded-t-[2px]", chosen ? "bg-accent" : "bg-edge/50 group-hover/bar:bg-edge")}
              style={{ height: `max(3px, ${((count / most) * 100).toFixed(1)}%)` } satisfies CSSProperties}
            />
            <span className="sr-only">{`${label}, ${words.t("filters.count", { count })}`}</span>
          </>
        );
        const title = `${label} · ${words.count(count)}`;
        const there = count > 0 || chosen;
        return (
          <li key={band.from ?? "first"} title={there && !linked ? title : undefined} className="flex min-w-0 flex-1 items-end px-px">
            {there && !linked && bar}
            {there && linked && (
              <Link
                href={searchUrl(toggleInterval(query, field, band))}
                scroll={false}
                rel="nofollow"
                title={title}
                aria-current={chosen ? "true" : undefined}
                className="group/bar flex size-full items-end -outline-offset-2"
              >
                {bar}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const LABELS = 5;

/** Where a label would stick out of the histogram if it stood in the middle of its place, in hundredths. */
const BRINK = 8;

/** A few of the edges between bands, below them; of years, a few of these. */
export function HistogramAxis({ field, bands, words }: Omit<HistogramBarsProps, "query" | "linked">) {
  const periods = field === "taken";
  const places = bands.flatMap(({ band }, index) => (band.from === undefined || (index === 0 && !periods) ? [] : [{ band, at: index + (periods ? 0.5 : 0) }]));
  const step = Math.max(1, Math.ceil(places.length / LABELS));
  return (
    <div aria-hidden="true" className="relative h-4 text-xs text-faint tabular-nums">
      {places
        .filter((_, index) => index % step === Math.floor((step - 1) / 2))
        .map(({ band, at }) => {
          const left = (at / bands.length) * 100;
          return (
            <span
              key={at}
              className={cn("absolute whitespace-nowrap", left > 100 - BRINK ? "-translate-x-full" : left >= BRINK && "-translate-x-1/2")}
              style={{ left: `${left.toFixed(2)}%` } satisfies CSSProperties}
            >
              {periods ? words.interval(field, band) : words.end(field, band.from)}
            </span>
          );
        })}
    </div>
  );
}
