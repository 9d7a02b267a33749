import { getTranslations } from "next-intl/server";
import { ExploreHeader } from "@/components/feed/explore/explore-header";
import { Page } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/classes";
import { Chip, ChipRow } from "@/components/ui/chip";
import { EmptyPhotos, EmptySearch } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Onward } from "@/components/ui/onward";
import { Segments } from "@/components/ui/segments";
import { catalogueUrl } from "@/lib/gear/catalogue/schema";
import { ORDERS, type Catalogue, type CatalogueQuery } from "@/lib/gear/catalogue/types";
import { makerUrl } from "@/lib/gear/schema";
import type { GearKind } from "@/lib/gear/types";
import { CatalogueFilter } from "./catalogue-filter";
import { CatalogueGrid, COLUMNS } from "./catalogue-grid";
import { Section } from "./section";

type CatalogueViewProps = { kind: GearKind; query: CatalogueQuery; list: Catalogue };

/** All cameras or lenses that the reader may see photos of: found by a word, in an order of theirs, page by page. */
export async function CatalogueView({ kind, query, list }: CatalogueViewProps) {
  return (
    <Page>
      <ExploreHeader current={kind} />
      <CatalogueFilter kind={kind} query={query} />
      {list.total === 0 ? <Nothing kind={kind} query={query} /> : <Listed kind={kind} query={query} list={list} />}
    </Page>
  );
}

async function Listed({ kind, query, list }: CatalogueViewProps) {
  const t = await getTranslations("gear.list");
  return (
    <>
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        {list.total > 1 && (
          <Segments
            label={t("order")}
            segments={ORDERS.map((order) => ({
              href: catalogueUrl(kind, { ...query, order, after: "" }),
              label: t(order),
              current: order === query.order,
            }))}
          />
        )}
        <p className="text-sm text-muted">{t(`total-${kind}`, { count: list.total })}</p>
      </div>
      {!query.q && !query.maker && !query.after && <Makers list={list} />}
      {query.order === "maker" ? <ByMaker list={list} /> : <div className="mt-6">{<CatalogueGrid entries={list.entries} first={!query.after} />}</div>}
      <Onward
        label={t("pages")}
        first={query.after !== "" && { href: catalogueUrl(kind, { ...query, after: "" }), text: t("first") }}
        next={list.next ? { href: catalogueUrl(kind, { ...query, after: list.next }), text: t("more") } : null}
        className="mt-8"
      />
    </>
  );
}

/** Whose there are most photos of. */
async function Makers({ list: { makers } }: { list: Catalogue }) {
  const t = await getTranslations("gear.list");
  if (makers.length < 2) return null;
  return (
    <nav aria-label={t("makers")} className="mt-4">
      <ChipRow>
        {makers.map(({ maker }) => (
          <li key={maker}>
            <Chip href={makerUrl(maker)}>{maker}</Chip>
          </li>
        ))}
      </ChipRow>
    </nav>
  );
}

/** Makers of little stand side by side: each takes as many columns as it has something to show in. */
async function ByMaker({ list: { entries } }: { list: Catalogue }) {
  const t = await getTranslations("gear.list");
  return (
    <div className={cn(COLUMNS, "mt-8 items-start gap-y-8 sm:gap-y-10")}>
      {[...Map.groupBy(entries, ({ maker }) => maker)].map(([maker, theirs]) => (
        <Section
          key={maker}
          title={maker || t("no-maker")}
          className={cn("mt-0 grid grid-cols-subgrid *:col-span-full sm:mt-0", SPANS[theirs.length] ?? "col-span-full")}
        >
          <CatalogueGrid entries={theirs} className="grid grid-cols-subgrid gap-y-6" />
        </Section>
      ))}
    </div>
  );
}

/** Columns by how much there is; whoever has more has a row. */
const SPANS: Record<number, string> = { 1: "col-span-1", 2: "col-span-2", 3: "col-span-2 sm:col-span-3" };

/** Nothing the reader may see, or nothing called so; which of the two is said alike to everyone. */
async function Nothing({ kind, query }: Pick<CatalogueViewProps, "kind" | "query">) {
  const t = await getTranslations("gear.list");
  if (query.q || query.maker) {
    const all = (
      <Link href={catalogueUrl(kind, { order: query.order })} className={buttonVariants()}>
        {t(`all-${kind}`)}
      </Link>
    );
    return <EmptyState drawing={<EmptySearch />} title={t("not-found", { q: query.q || query.maker })} action={all} />;
  }
  return (
    <EmptyState drawing={<EmptyPhotos />} title={t(`none-${kind}`)}>
      {t("none-text")}
    </EmptyState>
  );
}
