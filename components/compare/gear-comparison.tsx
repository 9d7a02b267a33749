import type { Route } from "next";
import { Callout } from "@/components/ui/callout";
import { EmptySearch } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { CloseIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { gearName } from "@/lib/gear/format";
import { compareUrl, withoutItem } from "@/lib/gear/comparison/schema";
import { MOST, type Choice, type Comparison, type Matrix } from "@/lib/gear/comparison/types";
import type { Gear } from "@/lib/gear/types";
import { AddGear } from "./add-gear";
import { LoupeRoom } from "./loupe-room";
import { MatchForm } from "./match-form";
import { MatrixTable, type Line } from "./matrix-table";
import { Pin } from "./pin";
import { compareWords, type CompareWords } from "./words";

type GearComparisonProps = {
  comparison: Comparison;
  matrix: Matrix;
  /** What could be added. */
  offered: Choice[] | null;
  find: string | null;
};

/** Cameras or lenses against each other: what they are matched by, the photographs, and what to add. */
export async function GearComparison({ comparison, matrix: { columns, rows, lone, missing }, offered, find }: GearComparisonProps) {
  const words = await compareWords();
  const { t } = words;
  const kind = comparison.of === "lens" ? "lens" : "camera";
  const photos = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.photo ?? []));
  const lines = rows.map(({ band, cells }): Line => {
    const label = t("band", { band: words.band(band) });
    return {
      key: String(band),
      label,
      cells: cells.map((cell, index) => cell && { photo: cell.photo, steps: { ...cell, of: `${columns[index]!.name}, ${label}` } }),
    };
  });
  const match = columns.length > 0 && <MatchForm comparison={comparison} words={words} />;
  return (
    <div className="flex flex-col gap-6">
      {missing > 0 && <Callout role="status">{t(`missing.${kind}`, { count: missing })}</Callout>}
      {/* Under the loupe one looks at photographs first. */}
      {!comparison.loupe && match}
      {offered && columns.length < MOST[kind] && <AddGear comparison={comparison} kind={kind} offered={offered} find={find} words={words} />}
      {photos.length > 0 ? (
        <LoupeRoom comparison={comparison} photos={photos} words={words}>
          <MatrixTable
            comparison={comparison}
            caption={t(`caption.${kind}`, { names: words.list(columns.map(({ name }) => name)) })}
            columns={columns.map((column) => ({ key: column.id, head: <GearHead comparison={comparison} gear={column} words={words} /> }))}
            lines={lines}
          />
        </LoupeRoom>
      ) : (
        <>
          {columns.length > 0 && (
            <ul className="flex flex-wrap gap-3">
              {columns.map((column) => (
                <li key={column.id} className="rounded-md border border-line py-1 pl-3">
                  <GearHead comparison={comparison} gear={column} words={words} />
                </li>
              ))}
            </ul>
          )}
          <EmptyState drawing={<EmptySearch />} title={t(columns.length > 0 ? "empty.title" : "empty.nobody")}>
            {t("empty.text")}
          </EmptyState>
        </>
      )}
      {lone.length > 0 && (
        <p className="text-sm text-muted">
          {t("lone", { bands: words.list(lone.map((band) => words.band(band))) })}{" "}
          <Link
            href={compareUrl({ ...comparison, iso: [...rows.map(({ band }) => band), ...lone] })}
            scroll={false}
            rel="nofollow"
            className="link touch-target whitespace-nowrap"
          >
            {t("lone-show")}
          </Link>
        </p>
      )}
      {comparison.loupe && match}
      {photos.length > 0 && <Pin comparison={comparison} photos={photos} words={words} />}
      {!offered && columns.length < MOST[kind] && <AddGear comparison={comparison} kind={kind} offered={null} find={find} words={words} />}
    </div>
  );
}

function GearHead({ comparison, gear: { kind, slug, name }, words: { t } }: { comparison: Comparison; gear: Gear; words: CompareWords }) {
  return (
    <div className="flex items-center gap-1">
      <Link
        href={`/${kind}/${encodeURIComponent(slug)}` as Route}
        className="touch-target min-w-0 flex-1 text-sm font-semibold text-balance break-words hover:underline"
      >
        {gearName(name)}
      </Link>
      <Link
        href={compareUrl(withoutItem(comparison, slug))}
        scroll={false}
        rel="nofollow"
        title={t("remove", { name })}
        aria-label={t("remove", { name })}
        className="touch-target flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
      >
        <CloseIcon size={16} />
      </Link>
    </div>
  );
}
