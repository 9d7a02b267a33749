import type { Query, RangeFacetState, RangeField } from "@/lib/search/types";
import { HistogramAxis, HistogramBars } from "./histogram-bars";
import { IntervalForm } from "./interval-form";
import { OpenEnds } from "./open-ends";
import { RangeSlider, type SliderWords } from "./range-slider";
import { placeOf, withoutEmptyEnds } from "./slider";
import type { SearchWords } from "./words";

type RangeFacetProps = { field: RangeField; state: RangeFacetState; query: Query; words: SearchWords };

/** More bars are too narrow to be pressed. */
const MOST_LINKS = 10;

/** Bands as a histogram with two handles under it, and two fields for any other interval. */
export function RangeFacet({ field, state: { bands: all, own }, query, words }: RangeFacetProps) {
  // Of a long scale, where there is something; a short one as a whole, so that it stands still.
  const shown = all.length > MOST_LINKS ? withoutEmptyEnds(all) : all;
  const bands = shown.map(({ band }) => band);
  const chosen = [...all.filter((one) => one.chosen).map(({ band }) => band), ...own];
  // Of a single year there is nothing to leave out.
  if (bands.length < 2) return <IntervalForm field={field} own={own} query={query} words={words} />;
  return (
    <>
      <RangeSlider
        query={query}
        field={field}
        bands={bands}
        counts={shown.map(({ count }) => count)}
        place={placeOf(bands, query[field] ?? [])}
        words={{ ...sliderWords(field, bands, words), chosen: chosen.map((one) => words.interval(field, one)).join(", ") }}
        axis={<HistogramAxis field={field} bands={shown} words={words} />}
      >
        {/* Years have links of their own. */}
        <HistogramBars field={field} bands={shown} linked={field !== "taken" && shown.length <= MOST_LINKS} query={query} words={words} />
      </RangeSlider>
      <OpenEnds field={field} bands={shown} query={query} words={words} />
      <IntervalForm field={field} own={own} query={query} words={words} />
    </>
  );
}

/** How the places of the handles are called, by the edge they stand on. */
function sliderWords(field: RangeField, bands: RangeFacetState["bands"][number]["band"][], words: SearchWords): Omit<SliderWords, "chosen"> {
  const { t } = words;
  // A year stands for its first day at one handle and for its last at the other.
  const name = (value: number | undefined, band: (typeof bands)[number] | undefined): string =>
    field === "taken" ? (band ? words.interval(field, band) : "") : words.end(field, value);
  const before = (place: number) => bands[place - 1];
  const places = Array.from({ length: bands.length + 1 }, (_, place) => place);
  return {
    low: t("range.low", { what: words.facet(field) }),
    high: t("range.high", { what: words.facet(field) }),
    all: t("range.all"),
    onward: places.map((place) => (place === 0 || !bands[place] ? "" : words.interval(field, { from: bands[place].from }))),
    upTo: places.map((place) => {
      const { to, below } = before(place) ?? {};
      return place === bands.length || to === undefined ? "" : words.interval(field, { to, below });
    }),
    between: t(`${field}.between`, { from: "{from}", to: "{to}" }),
    from: places.map((place) => name(bands[place]?.from, bands[place])),
    to: places.map((place) => name(before(place)?.last ?? before(place)?.to, before(place))),
    language: words.language,
  };
}
