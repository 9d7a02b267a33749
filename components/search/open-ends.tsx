import { Chip, ChipList } from "@/components/ui/chip";
import { writeInterval } from "@/lib/search/intervals/schema";
import { canonical, searchUrl } from "@/lib/search/schema";
import type { Interval, Query, RangeFacetState, RangeField } from "@/lib/search/types";
import { intervalBetween, placeOf, type Place } from "./slider";
import type { SearchWords } from "./words";

type OpenEndsProps = { field: RangeField; bands: readonly RangeFacetState["bands"][number][]; query: Query; words: SearchWords };

/** To whoever chose an interval with two ends: the same from one end on, and up to the other. "ISO 3200 or more" is a press away from the bar at 3200. */
export function OpenEnds({ field, bands, query, words }: OpenEndsProps) {
  const [chosen, ...others] = query[field] ?? [];
  const edges = bands.map(({ band }) => band);
  const same = (a: Interval, b: Interval): boolean => writeInterval(field, a) === writeInterval(field, b);
  const place = placeOf(edges, chosen ? [chosen] : []);
  const exact = intervalBetween(edges, place);
  if (!chosen || others.length > 0 || !exact || !same(exact, chosen)) return null;
  const wider: Place[] = [
    [place[0], edges.length],
    [0, place[1]],
  ];
  const ways = wider.flatMap((one) => intervalBetween(edges, one) ?? []).filter((one) => !same(one, chosen));
  return (
    <ChipList className="mt-1">
      {ways.map((interval) => {
        const [low, high] = placeOf(edges, [interval]);
        const count = bands.slice(low, high).reduce((sum, band) => sum + band.count, 0);
        return (
          <li key={interval.from === undefined ? "to" : "from"}>
            <Chip href={searchUrl(canonical({ ...query, after: undefined, [field]: interval }))} count={words.count(count)}>
              {words.interval(field, interval)}
            </Chip>
          </li>
        );
      })}
    </ChipList>
  );
}
