import { searchWords } from "@/components/search/words";
import { searchUrl } from "@/lib/search/schema";
import type { Wanted } from "@/lib/search/types";
import { Histogram } from "./histogram";

type HoursProps = {
  /** How many photographs were taken in each hour of the day. */
  hours: readonly number[];
  /** The search that they are all of. */
  wanted: Wanted;
  className?: string;
};

/** Hours in one bar where there is little room: eight bars are as wide as a finger on the narrowest phone. */
const FEW = 3;

/** At which hours photographs were taken, each bar leading to its own. */
export async function Hours({ hours, wanted, className }: HoursProps) {
  const words = await searchWords();
  const bars = (every: number, label: (from: number) => string) =>
    hours.flatMap((_, from) =>
      from % every > 0
        ? []
        : {
            label: label(from),
            count: hours.slice(from, from + every).reduce((sum, count) => sum + count, 0),
            href: searchUrl({ ...wanted, hour: { from, to: from + every - 1 } }),
          },
    );
  const title = words.facet("hour");
  return (
    <div className={className}>
      <Histogram title={title} bars={bars(1, (from) => `${digits(from)}:00`)} upright className="max-sm:hidden" />
      <Histogram title={title} bars={bars(FEW, (from) => `${digits(from)}–${digits(from + FEW - 1)}`)} upright className="sm:hidden" />
    </div>
  );
}

const digits = (hour: number): string => String(hour).padStart(2, "0");
