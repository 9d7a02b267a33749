import type { Route } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { useId, type CSSProperties, type ReactNode } from "react";
import { cn } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";

/** One bar: what it stands for, how many photographs, and the search that shows just these. */
export type Bar = { label: string; count: number; href?: Route };

type HistogramProps = {
  title: string;
  /** What the labels are in, where they do not say it themselves: `mm`. */
  unit?: string;
  /** In their order. Empty ones at either end are left out, unless the bars stand; those in between stay, as gaps. */
  bars: readonly Bar[];
  /** Bars that stand, for a whole of many with short labels, such as the hours of a day. */
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
  const held = trimmed(bars);
  if (held.length === 0) return null;
  return (
    <section aria-labelledby={id} className={cn("min-w-0", className)}>
      <Heading id={id} className="mb-2 text-sm font-semibold">
        {title}
        {unit && <span className="font-normal text-muted">, {unit}</span>}
      </Heading>
      <Bars bars={upright ? bars : held} upright={upright} />
    </section>
  );
}

/** Bars from which on their labels would run into each other. */
const MANY = 12;

async function Bars({ bars, upright }: { bars: readonly Bar[]; upright: boolean }) {
  const [t, format] = await Promise.all([getTranslations("gear.histogram"), getFormatter()]);
  const all = bars.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(...bars.map(({ count }) => count));
  const roomy = bars.some(({ href }) => href);
  const Drawn = upright ? Column : Row;
  return (
    <ul className={upright ? "relative flex h-36 items-stretch gap-px overflow-x-auto" : undefined}>
      {bars.map(({ label, count, href }, index) => (
        <Drawn
          key={label}
          label={label}
          href={count > 0 ? href : undefined}
          part={count / most}
          figure={format.number(count)}
          percent={percentOf(count / all, format.number)}
          said={t("bar", { count, percent: percentOf(count / all, format.number) })}
          marked={bars.length < MANY || index % 3 === 0}
          roomy={roomy}
        />
      ))}
    </ul>
  );
}

type DrawnProps = { label: string; href: Route | undefined; part: number; figure: string; percent: string; said: string; marked: boolean; roomy: boolean };

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
        <Link href={href} rel="nofollow" className={cn(shape, "group/bar hover:bg-hover pointer-coarse:min-h-11")}>
          {content}
        </Link>
      ) : (
        <span className={shape}>{content}</span>
      )}
    </li>
  );
}

/** A bar that stands, wide enough to be hit; the label below every third of many, figures under the pointer. */
function Column({ label, href, part, figure, percent, said, marked, roomy }: DrawnProps) {
  const content = (
    <>
      <span aria-hidden="true" className="flex min-h-0 flex-1 items-end border-b border-line">
        <span className="block min-h-px w-full rounded-t-sm bg-edge/50 group-hover/bar:bg-accent" style={size("height", part)} />
      </span>
      <span className="h-5 text-xs leading-5 whitespace-nowrap text-muted tabular-nums">
        <span className={marked ? undefined : "sr-only"}>{label}</span>
      </span>
      <Said>{said}</Said>
    </>
  );
  const shape = "flex h-full flex-col justify-end";
  return (
    <li title={`${label}: ${figure} (${percent})`} className={cn("min-w-0 flex-1", roomy && "min-w-6")}>
      {href ? (
        <Link href={href} rel="nofollow" className={cn(shape, "group/bar rounded-sm -outline-offset-2 hover:bg-hover")}>
          {content}
        </Link>
      ) : (
        <span className={shape}>{content}</span>
      )}
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
