import type { Route } from "next";
import { Section } from "@/components/gear/section";
import { Link } from "@/components/ui/link";
import type { Statistics } from "@/lib/photos/statistics/types";
import { searchUrl } from "@/lib/search/schema";
import type { Wanted } from "@/lib/search/types";
import { statisticsWords } from "./words";

/** What the most photos were taken with, and what they are called by. */
export async function StatisticsTops({ statistics, wanted }: { statistics: Statistics; wanted: Wanted }) {
  const { t } = await statisticsWords();
  const { cameras, lenses, pairs, tags } = statistics;
  return (
    <div className="grid gap-x-12 sm:grid-cols-2">
      <Top title={t("tops.cameras")} rows={cameras.map(({ name, photos, slug }) => ({ name, photos, href: searchUrl({ ...wanted, camera: slug }) }))} />
      <Top title={t("tops.lenses")} rows={lenses.map(({ name, photos, slug }) => ({ name, photos, href: searchUrl({ ...wanted, lens: slug }) }))} />
      <Top
        title={t("tops.pairs")}
        rows={pairs.map(({ camera, lens, photos }) => ({
          name: t("pair", { camera: camera.name, lens: lens.name }),
          photos,
          href: searchUrl({ ...wanted, camera: camera.slug, lens: lens.slug }),
        }))}
      />
      <Top title={t("tops.tags")} rows={tags.map(({ name, photos, folded }) => ({ name: `#${name}`, photos, href: searchUrl({ ...wanted, tag: folded }) }))} />
    </div>
  );
}

type TopProps = { title: string; rows: readonly { name: string; photos: number; href: Route }[] };

async function Top({ title, rows }: TopProps) {
  const { t, format } = await statisticsWords();
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <ol>
        {rows.map(({ name, photos, href }) => (
          <li key={href} className="border-t border-line first:border-t-0">
            <Link href={href} rel="nofollow" className="-mx-2 flex min-h-11 items-center justify-between gap-4 rounded-md px-2 py-2 hover:bg-hover">
              <span className="min-w-0 wrap-anywhere">{name}</span>
              <span className="shrink-0 text-muted tabular-nums">
                <span aria-hidden="true">{format.number(photos)}</span>
                <span className="sr-only">, {t("count", { count: photos })}</span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </Section>
  );
}
