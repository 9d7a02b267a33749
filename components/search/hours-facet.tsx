import { searchUrl, toggleInterval } from "@/lib/search/schema";
import type { Query, RangeFacetState } from "@/lib/search/types";
import { FacetRow } from "./facet-row";
import { IntervalForm } from "./interval-form";
import type { SearchWords } from "./words";

type HoursFacetProps = { state: RangeFacetState; query: Query; words: SearchWords };

/** The parts of a day by their names, and two fields for any other hours, past midnight too. */
export function HoursFacet({ state: { bands, own }, query, words }: HoursFacetProps) {
  return (
    <>
      <ul>
        {bands.map(({ band, count, chosen }) => (
          <FacetRow
            key={band.from}
            href={count > 0 || chosen ? searchUrl(toggleInterval(query, "hour", band)) : null}
            label={words.interval("hour", band)}
            chosen={chosen}
            count={{ figure: words.count(count), said: words.t("filters.count", { count }) }}
          />
        ))}
      </ul>
      <IntervalForm field="hour" own={own} query={query} words={words} />
    </>
  );
}
