import { getTranslations } from "next-intl/server";
import { PhotoGrid } from "@/components/photos/photo-grid";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { EmptyPhotos } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { gearName } from "@/lib/gear/format";
import type { GearKind } from "@/lib/gear/types";
import type { GearPage } from "@/lib/gear/page/types";
import { catalogueUrl } from "@/lib/gear/catalogue/schema";
import { compareUrl } from "@/lib/gear/comparison/schema";
import { canonical, searchUrl, sorted } from "@/lib/search/schema";
import { CompanionList } from "./companion-list";
import { GearFacts } from "./gear-facts";
import { GearRow } from "./gear-row";
import { GearSpread } from "./gear-spread";
import { Section } from "./section";
import { UserList } from "./user-list";

/** A camera or lens: what was taken with it, how, by whom and with what else, as far as the reader may see it. */
export async function GearView({ page }: { page: GearPage }) {
  const t = await getTranslations("gear");
  const { gear, photos, people } = page;
  const query = canonical({ [gear.kind]: gear.slug });
  const actions = photos > 0 && (
    <>
      <Link href={searchUrl(query)} className={buttonVariants()}>
        {t("page.search")}
      </Link>
      <Link href={compareUrl({ of: gear.kind, items: [gear.slug] })} className={buttonVariants()}>
        {t("page.compare")}
      </Link>
    </>
  );
  return (
    <Page>
      <PageHeader
        title={<span className="wrap-anywhere">{gearName(gear.name)}</span>}
        description={photos > 0 && t("counts", { photos, people })}
        back={{ href: catalogueUrl(gear.kind), text: t(`list.${gear.kind}`) }}
        actions={actions}
      />
      <GearFacts page={page} />
      {photos === 0 ? <NothingSeen kind={gear.kind} /> : <Seen page={page} query={query} />}
      <GearRow title={t("page.others", { maker: gear.maker })} gear={page.others} />
    </Page>
  );
}

async function Seen({ page, query }: { page: GearPage; query: ReturnType<typeof canonical> }) {
  const t = await getTranslations("gear.page");
  const { gear, newest, popular, photos } = page;
  const all = photos > newest.length && (
    <Link href={searchUrl(query)} className={buttonVariants()}>
      {t("all", { count: photos })}
    </Link>
  );
  const byLikes = (
    <Link href={searchUrl(sorted(query, "popular"))} className={buttonVariants()}>
      {t("by-likes")}
    </Link>
  );
  return (
    <>
      <Section title={t("newest")} after={all}>
        <PhotoGrid photos={newest} sequence={{ kind: "search", query }} first />
      </Section>
      <GearSpread page={page} />
      {/* Where the newest are all there are, these would be the same once more. */}
      {popular.length > 0 && photos > newest.length && (
        <Section title={t("popular")} after={byLikes}>
          <PhotoGrid photos={popular} sequence={{ kind: "search", query: sorted(query, "popular") }} />
        </Section>
      )}
      <div className="grid gap-x-12 lg:grid-cols-2">
        <UserList gear={gear} users={page.users} people={page.people} />
        <CompanionList gear={gear} companions={page.companions} />
      </div>
    </>
  );
}

/** That there is such gear is no secret; whether anybody has hidden photos of it is. */
async function NothingSeen({ kind }: { kind: GearKind }) {
  const t = await getTranslations("gear");
  const all = (
    <Link href={catalogueUrl(kind)} className={buttonVariants()}>
      {t(`list.all-${kind}`)}
    </Link>
  );
  return (
    <EmptyState drawing={<EmptyPhotos />} title={t("page.nothing")} action={all}>
      {t("page.nothing-text")}
    </EmptyState>
  );
}
