"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition, type ChangeEvent, type ReactNode } from "react";
import { canonical, searchUrl } from "@/lib/search/schema";
import type { Band, Query, RangeField } from "@/lib/search/types";
import { intervalBetween, type Place } from "./slider";

/** Milliseconds after the last move until the search is made: handles are moved by keys too, step by step. */
const PAUSE = 350;

/** How places are called; lists go by the place of a handle. */
export type SliderWords = {
  /** Names of the handles. */
  low: string;
  high: string;
  /** Nothing is left out. */
  all: string;
  /** What is searched for now, where something is: its ends need not be edges. */
  chosen: string;
  /** From a handle on, and up to one. */
  onward: readonly string[];
  upTo: readonly string[];
  /** Between two: a text with `{from}` and `{to}` in it, and what goes there. */
  between: string;
  from: readonly string[];
  to: readonly string[];
  /** For figures. */
  language: string;
};

type RangeSliderProps = {
  query: Query;
  field: RangeField;
  /** The handles stand on the edges of these, which are drawn equally wide. */
  bands: readonly Band[];
  counts: readonly number[];
  /** Where the handles stand for what is chosen. */
  place: Place;
  words: SliderWords;
  /** The bars above, and what stands between these and the handles. */
  children: ReactNode;
  axis: ReactNode;
};

type Moved = { before: string; place: Place };

/**
 * Two handles under a histogram, on the browser's own sliders: dragged, or moved by keys from one edge to the next. What would be found between them is
 * known at once; a moment after the last move it is searched for. The bars are links, and two fields below say the same without scripts.
 */
export function RangeSlider({ query, field, bands, counts, place, words, children, axis }: RangeSliderProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [moved, setMoved] = useState<Moved | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const before = place.join();
  const isMoved = moved !== null && moved.before === before;
  const [low, high] = isMoved ? moved.place : place;
  const last = bands.length;
  const found = isMoved && (low !== place[0] || high !== place[1]) ? sum(counts.slice(low, high)) : undefined;

  const move = (next: Place): void => {
    setMoved({ before, place: next });
    clearTimeout(timer.current);
    const url = searchUrl(canonical({ ...query, after: undefined, more: undefined, [field]: intervalBetween(bands, next) }));
    timer.current = setTimeout(() => startTransition(() => router.push(url, { scroll: false })), PAUSE);
  };
  const valueOf = (event: ChangeEvent<HTMLInputElement>): number => Number(event.target.value);
  const percent = (at: number): string => `${((at / last) * 100).toFixed(2)}%`;
  const handle = { min: 0, max: last, step: 1, className: "range-handle" } as const;

  return (
    <div aria-busy={pending || undefined}>
      <div className="relative">
        <div
          aria-hidden="true"
          className="absolute inset-y-0 bg-accent-soft"
          style={{ left: percent(low), right: percent(last - high) }}
          hidden={high - low === last}
        />
        {children}
      </div>
      {axis}
      <div className="relative h-6 pointer-coarse:h-11 noscript:hidden">
        <div aria-hidden="true" className="absolute inset-x-0 top-1/2 h-0.5 -translate-y-1/2 bg-line" />
        <div aria-hidden="true" className="absolute top-1/2 h-0.5 -translate-y-1/2 bg-accent" style={{ left: percent(low), right: percent(last - high) }} />
        <input
          type="range"
          {...handle}
          value={low}
          aria-label={words.low}
          aria-valuetext={low === 0 ? words.all : words.onward[low]}
          onChange={(event) => move([Math.min(valueOf(event), high - 1), high])}
        />
        <input
          type="range"
          {...handle}
          value={high}
          aria-label={words.high}
          aria-valuetext={high === last ? words.all : words.upTo[high]}
          onChange={(event) => move([low, Math.max(valueOf(event), low + 1)])}
        />
      </div>
      <p aria-hidden="true" className="flex min-h-5 justify-between gap-3 text-sm tabular-nums noscript:hidden">
        <span className="text-muted">{(!isMoved && words.chosen) || said(words, [low, high], last)}</span>
        {found !== undefined && <span className="text-faint">{new Intl.NumberFormat(words.language).format(found)}</span>}
      </p>
    </div>
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function said(words: SliderWords, [low, high]: Place, last: number): string | undefined {
  if (low === 0 && high === last) return words.all;
  if (low === 0) return words.upTo[high];
  if (high === last) return words.onward[low];
  const [from, to] = [words.from[low] ?? "", words.to[high] ?? ""];
  return from === to ? from : words.between.replace("{from}", from).replace("{to}", to);
}
