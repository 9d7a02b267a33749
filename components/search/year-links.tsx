import { Chip, ChipList } from "@/components/ui/chip";
import { searchUrl, toggleInterval } from "@/lib/search/schema";
import type { Query, RangeFacetState } from "@/lib/search/types";
import type { SearchWords } from "./words";

/** Years in which something was taken, the last first. */
export function YearLinks({ bands, query, words }: { bands: RangeFacetState["bands"]; query: Query; words: SearchWords }) {
  const years = bands.filter(({ count, chosen }) => count > 0 || chosen).toReversed();
  return (
    <ChipList className="mb-3 max-h-44 overflow-y-auto">
      {years.map(({ band, count, chosen }) => (
        <li key={band.from ?? "first"}>
          <Chip href={searchUrl(toggleInterval(query, "taken", band))} active={chosen} count={words.count(count)}>
            {words.interval("taken", band)}
          </Chip>
        </li>
      ))}
    </ChipList>
  );
}
