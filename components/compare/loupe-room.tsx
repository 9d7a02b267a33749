import type { ReactNode } from "react";
import type { Comparison, Specimen } from "@/lib/gear/comparison/types";
import { Loupe } from "./loupe/loupe";
import { LoupeBar, type LoupeBarWords } from "./loupe/loupe-bar";
import { SizeLinks } from "./size-links";
import type { CompareWords } from "./words";

const PLACES = ["top-left", "top", "top-right", "left", "middle", "right", "bottom-left", "bottom", "bottom-right"] as const;

type LoupeRoomProps = { comparison: Comparison; photos: readonly Specimen[]; words: CompareWords; children: ReactNode };

/** The photographs with the loupe's controls above them; its script comes only with the loupe. */
export function LoupeRoom({ comparison, photos, words, children }: LoupeRoomProps) {
  const { t } = words;
  const sizes = <SizeLinks comparison={comparison} photos={photos} words={words} />;
  if (!comparison.loupe)
    return (
      <div className="flex flex-col gap-4">
        {sizes}
        {children}
      </div>
    );
  const least = Math.min(...photos.map(({ full }) => Math.max(full.width, full.height)));
  const bar: LoupeBarWords = {
    places: t("loupe.places"),
    names: PLACES.map((place) => t(`place.${place}`)),
    larger: t("loupe.larger"),
    smaller: t("loupe.smaller"),
    zoom: t("loupe.zoom"),
    across: t("loupe.across"),
    down: t("loupe.down"),
  };
  return (
    <Loupe comparison={comparison} label={t("loupe.label")}>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          {sizes}
          <LoupeBar comparison={comparison} words={bar} />
        </div>
        {children}
        <p className="max-w-prose text-sm text-muted">
          {comparison.size === "print" ? t("size.print-text", { pixels: words.format.number(least, { useGrouping: false }) }) : t("size.pixels-text")}{" "}
          {t("loupe.how")}
        </p>
      </div>
    </Loupe>
  );
}
