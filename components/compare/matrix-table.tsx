import type { CSSProperties, ReactNode } from "react";
import { cn } from "@/components/ui/classes";
import { printScales } from "@/lib/gear/comparison/format";
import type { Comparison, Specimen } from "@/lib/gear/comparison/types";
import { Cell } from "./cell";
import type { Steps } from "./cell-steps";
import { SettingRows } from "./setting-rows";
import { compareWords } from "./words";

type Column = { key: string; head: ReactNode };
export type Line = {
  key: string;
  /** What stands before the row; nothing where there is but one. */
  label?: string;
  cells: ({ photo: Specimen; steps?: Steps } | null)[];
};

type MatrixTableProps = { comparison: Comparison; caption: string; columns: readonly Column[]; lines: readonly Line[] };

/**
 * Photographs side by side and one below the other, each row with what its photographs differ in. What the columns are stays in sight while the page
 * goes by; only where they do not fit beside each other the table scrolls by itself. Two fit a phone, and of more the next one shows that it is there.
 */
export async function MatrixTable({ comparison, caption, columns, lines }: MatrixTableProps) {
  const words = await compareWords();
  const scales = scalesOf(comparison, lines);
  return (
    <div className="@container -mx-4 sm:mx-0">
      <div
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
        tabIndex={0}
        role="region"
        aria-label={caption}
        className={cn(
          "overscroll-x-contain border-y border-line [--label:5.75rem] [--pane:10rem] [--photo:6.75rem] focus-visible:-outline-offset-2 sm:border-x sm:[--label:6.5rem] sm:[--least:13rem] sm:[--pane:16rem] sm:[--photo:10rem]",
          columns.length > 2 ? "[--least:calc((100cqw-var(--label))/2.3)]" : "[--least:calc((100cqw-var(--label))/2)]",
          SCROLLS[columns.length],
        )}
      >
        <table
          className="table-fixed border-separate border-spacing-0"
          style={
            {
              "--columns": columns.length,
              width: "calc(var(--label) + var(--columns) * max(var(--least), (100cqw - var(--label) - 2px) / var(--columns)))",
            } as CSSProperties
          }
        >
          <caption className="sr-only">{caption}</caption>
          <colgroup>
            <col style={{ width: "var(--label)" }} />
            {columns.map(({ key }) => (
              <col key={key} />
            ))}
          </colgroup>
          <thead data-sticky>
            <tr>
              <th scope="col" className="sticky top-0 left-0 z-30 border-b border-line bg-canvas">
                <span className="sr-only">{words.t("setting.iso")}</span>
              </th>
              {columns.map(({ key, head }) => (
                <th key={key} scope="col" className="sticky top-0 z-20 border-b border-line bg-canvas px-1 py-1.5 text-left align-bottom font-normal last:pr-3">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          {lines.map(({ key, label, cells }) => (
            <tbody key={key} className="[&>tr:last-child>*]:border-b [&>tr:last-child>*]:border-line [&>tr:last-child>*]:pb-4">
              <tr className="align-top">
                <th scope="row" className="sticky left-0 z-10 bg-canvas py-3 pr-1 pl-3 text-left text-sm font-semibold tabular-nums sm:pl-4">
                  {label}
                </th>
                {cells.map((cell, index) => (
                  <td key={columns[index]?.key} className="px-0.5 pt-3 pb-2">
                    {cell ? (
                      <Cell comparison={comparison} photo={cell.photo} steps={cell.steps} scale={scales.get(cell.photo.id) ?? 1} />
                    ) : (
                      <p className="flex h-(--photo) items-center justify-center border border-dashed border-line px-2 text-center text-sm text-balance text-muted">
                        {words.t("cell.empty")}
                      </p>
                    )}
                  </td>
                ))}
              </tr>
              <SettingRows comparison={comparison} photos={cells.map((cell) => cell?.photo ?? null)} words={words} />
            </tbody>
          ))}
        </table>
      </div>
    </div>
  );
}

/** Where so many columns, none narrower than 13rem, are wider than their place beside the label. */
const SCROLLS: Readonly<Record<number, string>> = {
  3: "@max-[46rem]:matrix-box",
  4: "@max-[59rem]:matrix-box",
  5: "@max-[72rem]:matrix-box",
  6: "@max-[85rem]:matrix-box",
};

/** What each photograph is scaled by under the loupe. */
function scalesOf({ size }: Comparison, lines: readonly Line[]): Map<string, number> {
  const photos = lines.flatMap(({ cells }) => cells.flatMap((cell) => cell?.photo ?? []));
  const scales = printScales(photos.map(({ full }) => full));
  return new Map(size === "print" ? photos.map(({ id }, index) => [id, scales[index] ?? 1]) : []);
}
