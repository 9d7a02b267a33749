import { ChevronLeftIcon, ChevronRightIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { LinkPending } from "@/components/ui/link-pending";
import { withCell, compareUrl } from "@/lib/gear/comparison/schema";
import type { Cell, Comparison } from "@/lib/gear/comparison/types";
import type { PhotoId } from "@/lib/photos/types";
import type { CompareWords } from "./words";

export type Steps = Pick<Cell, "place" | "total" | "previous" | "next"> & {
  /** Whose cell it is, for those who hear the links one after the other: `Nikon D70, ISO 400–799`. */
  of: string;
};

type CellStepsProps = { comparison: Comparison; shown: PhotoId; steps: Steps; words: CompareWords };

/** How many photographs could stand in a cell, and the ways to the better and the worse match. */
export function CellSteps({ comparison, shown, steps: { place, total, previous, next, of }, words: { t } }: CellStepsProps) {
  const step = (to: PhotoId | null, label: string, Sign: typeof ChevronLeftIcon) =>
    to ? (
      <Link
        href={compareUrl(withCell(comparison, shown, to))}
        scroll={false}
        rel="nofollow"
        title={label}
        aria-label={`${label}: ${of}`}
        className="relative flex size-8 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink pointer-coarse:size-11"
      >
        <Sign size={18} />
        <LinkPending className="inset-0 rounded-md bg-hover" />
      </Link>
    ) : (
      <span className="size-8 pointer-coarse:size-11" />
    );
  return (
    <div className="-mx-1 flex items-center justify-between">
      {step(previous, t("cell.previous"), ChevronLeftIcon)}
      <span className="text-center whitespace-nowrap text-muted tabular-nums">{t("cell.place", { place, total })}</span>
      {step(next, t("cell.next"), ChevronRightIcon)}
    </div>
  );
}
