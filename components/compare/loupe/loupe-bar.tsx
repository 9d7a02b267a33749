"use client";

import type { MouseEvent } from "react";
import { MinusIcon, PlusIcon } from "@/components/ui/icons";
import { buttonVariants } from "@/components/ui/button-variants";
import { compareUrl } from "@/lib/gear/comparison/schema";
import type { Comparison } from "@/lib/gear/comparison/types";
import { zoomedBy } from "./geometry";
import { useLoupe, type View } from "./view";

export type LoupeBarWords = {
  places: string;
  /** The nine places, row by row. */
  names: readonly string[];
  larger: string;
  smaller: string;
  zoom: string;
  /** Around the two numbers that say where the loupe is. */
  across: string;
  down: string;
};

const THIRDS = [0, 0.5, 1] as const;
const PLACES = THIRDS.flatMap((y) => THIRDS.map((x) => ({ x, y })));

/** The loupe's controls: nine places to go to, and how large a pixel is. Links to addresses; scripts go there at once. */
export function LoupeBar({ comparison, words }: { comparison: Comparison; words: LoupeBarWords }) {
  const { view, show } = useLoupe();
  const { at, zoom } = view;
  const link = (to: View) => ({
    href: compareUrl({ ...comparison, loupe: to.at, zoom: to.zoom }),
    rel: "nofollow",
    onClick: (event: MouseEvent): void => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      show(to);
    },
  });
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <nav aria-label={words.places} className="grid grid-cols-3 gap-px overflow-hidden rounded-md border border-edge/60 bg-line">
        {PLACES.map((place, index) => {
          const here = place.x === at.x && place.y === at.y;
          return (
            <a
              key={words.names[index]}
              {...link({ at: place, zoom })}
              title={words.names[index]}
              aria-label={words.names[index]}
              aria-current={here ? "true" : undefined}
              className={`group h-6 w-8 pointer-coarse:size-11 ${here ? "bg-accent" : "bg-surface hover:bg-hover"} flex items-center justify-center focus-visible:-outline-offset-2`}
            >
              <span className={`size-1 rounded-full ${here ? "bg-on-accent" : "bg-edge"}`} />
            </a>
          );
        })}
      </nav>
      <div className="flex items-center gap-1">
        <a
          {...link({ at, zoom: zoomedBy(zoom, -1) })}
          title={words.smaller}
          aria-label={words.smaller}
          className={buttonVariants({ variant: "quiet", size: "icon" })}
        >
          <MinusIcon size={18} />
        </a>
        <output aria-label={words.zoom} className="min-w-14 text-center tabular-nums">
          {zoom * 100}&#8239;%
        </output>
        <a
          {...link({ at, zoom: zoomedBy(zoom, 1) })}
          title={words.larger}
          aria-label={words.larger}
          className={buttonVariants({ variant: "quiet", size: "icon" })}
        >
          <PlusIcon size={18} />
        </a>
      </div>
      <p aria-live="polite" className="text-sm text-muted tabular-nums">
        <span aria-hidden="true">→</span>
        <span className="sr-only">{words.across}</span> {Math.round(at.x * 100)}&#8239;% <span aria-hidden="true">↓</span>
        <span className="sr-only">{words.down}</span> {Math.round(at.y * 100)}&#8239;%
      </p>
    </div>
  );
}
