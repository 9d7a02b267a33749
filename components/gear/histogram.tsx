import type { Route } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { useId, type CSSProperties, type ReactNode } from "react";
import { cn } from "@/components/ui/classes";

/** One bar: what it stands for, how many photographs, and the search that shows just these. */
export type Bar = { label: string; count: number; href?: Route };

type HistogramProps = {
  title: string;
  /** What the labels are in, where they do not say it themselves: `mm`. */
  unit?: string;
  /** In their order. Empty ones at either end are left out; those in between stay, as gaps. */
  bars: readonly Bar[];
  /** Bars that stand, for many that lead nowhere, such as the hours of a day. */
  upright?: boolean;
  /** The heading's level; 3 unless told. */
  level?: 2 | 3 | 4;
  className?: string;
};

/**
 * How photographs are spread over bands of something: a list in which each bar says its band, its number and its part of all of them, and leads to the
 * search it stands for. Nothing is drawn where there is nothing to count.
 */
export function Histogram({ title, unit, bars, upright = false, level = 3, className }: HistogramProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  const shown = trimmed(bars);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby={id} className={cn("min-w-0", className)}>
      <Heading id={id} className="mb-2 text-sm font-semibold">
        {title}
        {unit && <span className="font-normal text-muted">, {unit}</span>}
      </Heading>
      <Bars bars={shown} upright={upright} />
    </section>
  );
}

async function Bars({ bars, upright }: { bars: readonly Bar[]; upright: boolean }) {
  const [t, format] = await Promise.all([getTranslations("gear.histogram"), getFormatter()]);
  const all = bars.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(...bars.map(({ count }) => count));
  const Drawn = upright ? Column : Row;
  return (
    <ul className={upright ? "flex h-32 items-stretch gap-px border-b border-line" : undefined}>
      {bars.map(({ label, count, href }, index) => (
        <Drawn
          key={label}
          label={label}
          href={count > 0 ? href : undefined}
          part={count / most}
          figure={format.number(count)}
          percent={percentOf(count / all, format.number)}
          said={t("bar", { count, percent: percentOf(count / all, format.number) })}
          marked={index % 6 === 0}
        />
      ))}
    </ul>
  );
}

type DrawnProps = { label: string; href: Route | undefined; part: number; figure: string; percent: string; said: string; marked: boolean };

/** A bar that lies, with its words before and its figures behind. */
function Row({ label, href, part, figure, percent, said }: DrawnProps) {
  const content = (
    <>
      <span className="w-30 shrink-0 truncate tabular-nums">{label}</span>
      <span aria-hidden="true" className="h-2 min-w-0 flex-1">
        <span className="block h-full rounded-r-full bg-edge/50 group-hover/bar:bg-accent" style={size("width", part)} />
      </span>
      <span aria-hidden="true" className="w-10 shrink-0 text-right tabular-nums">
        {figure}
      </span>
      <span aria-hidden="true" className="w-11 shrink-0 text-right text-faint tabular-nums">
        {percent}
      </span>
      <Said>{said}</Said>
    </>
  );
  const shape = "-mx-2 flex min-h-8 items-center gap-2.5 rounded-md px-2 text-sm";
  return (
    <li>
      {href ? (
        <Link href={href} prefetch={false} rel="nofollow" className={cn(shape, "group/bar hover:bg-hover pointer-coarse:min-h-11")}>
          {content}
        </Link>
      ) : (
        <span className={shape}>{content}</span>
      )}
    </li>
  );
}

/** A bar that stands; the label below every sixth, figures under the pointer. */
function Column({ label, part, figure, percent, said, marked }: DrawnProps) {
  return (
    <li title={`${label}: ${figure} (${percent})`} className="group/bar relative flex min-w-0 flex-1 flex-col justify-end pb-5">
      <span aria-hidden="true" className="flex min-h-0 flex-1 items-end">
        <span className="block min-h-px w-full rounded-t-sm bg-edge/50 group-hover/bar:bg-accent" style={size("height", part)} />
      </span>
      <span className={cn("absolute bottom-0 left-0 text-xs whitespace-nowrap text-muted tabular-nums", !marked && "sr-only")}>{label}</span>
      <Said>{said}</Said>
    </li>
  );
}

const Said = ({ children }: { children: ReactNode }) => <span className="sr-only">, {children}</span>;

const size = (side: "width" | "height", part: number): CSSProperties => ({ [side]: `${(part * 100).toFixed(1)}%` });

type WriteNumber = Awaited<ReturnType<typeof getFormatter>>["number"];

/** Whole per cents, but for what is less than one: nothing that is there is nothing. */
const percentOf = (part: number, write: WriteNumber): string => write(part, { style: "percent", maximumFractionDigits: part > 0 && part < 0.01 ? 1 : 0 });

/** Without the empty bars before the first and behind the last that holds something. */
function trimmed(bars: readonly Bar[]): readonly Bar[] {
  const holds = ({ count }: Bar): boolean => count > 0;
  const first = bars.findIndex(holds);
  return first < 0 ? [] : bars.slice(first, bars.findLastIndex(holds) + 1);
}
