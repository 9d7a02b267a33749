import { getTranslations } from "next-intl/server";
import { PhotoGrid } from "@/components/photos/photo-grid";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { EmptyPhotos } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { catalogueUrl } from "@/lib/gear/catalogue/schema";
import type { Catalogue, MakerPage } from "@/lib/gear/catalogue/types";
import type { GearKind } from "@/lib/gear/types";
import { canonical, searchUrl } from "@/lib/search/schema";
import { CatalogueGrid } from "./catalogue-grid";
import { Section } from "./section";

/** A maker: its cameras and lenses, and what was last taken with its cameras, as far as the reader may see it. */
export async function MakerView({ page }: { page: MakerPage }) {
  const t = await getTranslations("gear");
  const { maker, photos, people, newest, cameras, lenses } = page;
  const nothing = photos === 0 && cameras.total === 0 && lenses.total === 0;
  const query = canonical({ maker });
  const all = photos > newest.length && (
    <Link href={searchUrl(query)} className={buttonVariants()}>
      {t("page.all", { count: photos })}
    </Link>
  );
  return (
    <Page>
      <PageHeader
        title={<span className="wrap-anywhere">{maker}</span>}
        description={photos > 0 && t("counts", { photos, people })}
        back={{ href: catalogueUrl("camera"), text: t("list.camera") }}
      />
      {nothing && (
        <EmptyState drawing={<EmptyPhotos />} title={t("page.nothing")}>
          {t("maker.nothing-text")}
        </EmptyState>
      )}
      <Those kind="camera" maker={maker} list={cameras} />
      <Those kind="lens" maker={maker} list={lenses} />
      {newest.length > 0 && (
        <Section title={t("maker.newest")} after={all}>
          <PhotoGrid photos={newest} sequence={{ kind: "search", query }} />
        </Section>
      )}
    </Page>
  );
}

async function Those({ kind, maker, list }: { kind: GearKind; maker: string; list: Catalogue }) {
  const t = await getTranslations("gear.list");
  if (list.entries.length === 0) return null;
  const all = list.next && (
    <Link href={catalogueUrl(kind, { maker: maker.toLowerCase() })} className={buttonVariants()}>
      {t("more")}
    </Link>
  );
  return (
    <Section title={t(kind)} after={all}>
      <CatalogueGrid entries={list.entries} first={kind === "camera"} />
    </Section>
  );
}
