import { Chip } from "@/components/ui/chip";
import { searchUrl, toggleInterval } from "@/lib/search/schema";
import type { Query, RangeFacetState } from "@/lib/search/types";
import type { SearchWords } from "./words";

/** Years in which something was taken, the last first. */
export function YearLinks({ bands, query, words }: { bands: RangeFacetState["bands"]; query: Query; words: SearchWords }) {
  const years = bands.filter(({ count, chosen }) => count > 0 || chosen).toReversed();
  return (
    <ul className="mb-3 flex max-h-44 flex-wrap gap-2 overflow-y-auto pointer-coarse:gap-x-2 pointer-coarse:gap-y-3 pointer-coarse:py-1.5">
      {years.map(({ band, count, chosen }) => (
        <li key={band.from ?? "first"}>
          <Chip href={searchUrl(toggleInterval(query, "taken", band))} active={chosen} count={words.count(count)}>
            {words.interval("taken", band)}
          </Chip>
        </li>
      ))}
    </ul>
  );
}
