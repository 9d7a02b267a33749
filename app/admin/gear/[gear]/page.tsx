import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/components/accounts/admin-frame";
import { AgainCallout } from "@/components/accounts/again-callout";
import { MergeCard } from "@/components/gear/admin/merge-card";
import { RenameForm } from "@/components/gear/admin/rename-form";
import { Spellings } from "@/components/gear/admin/spellings";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { BackLink } from "@/components/shell/page";
import { Callout } from "@/components/ui/callout";
import { Link } from "@/components/ui/link";
import { loadGearDetail, loadMerging } from "@/lib/gear/admin/loaders";
import { gearAdminUrl, gearListUrl } from "@/lib/gear/admin/schema";
import { gearUrl } from "@/lib/gear/schema";

type Props = PageProps<"/admin/gear/[gear]">;

async function about({ params }: Props): Promise<Metadata> {
  const [t, { gear }] = await Promise.all([getTranslations("gear.admin"), params.then((named) => loadGearDetail(named.gear))]);
  return { title: t("titled", { name: gear.name }) };
}

async function OneGearPage({ params, searchParams }: Props) {
  const { gear, into, candidates, q, moved, recent } = await loadMerging((await params).gear, await searchParams);
  const t = await getTranslations("gear.admin");
  return (
    <AdminFrame current="gear">
      <BackLink href={gearListUrl({ kind: gear.kind })} text={t(`all-${gear.kind}`)} />
      <h2 className="text-xl font-semibold wrap-anywhere">{gear.name}</h2>
      <p className="mt-1 mb-6 text-sm text-muted tabular-nums">
        {t("photos", { count: gear.photos })}
        {" · "}
        <Link href={gearUrl(gear)} className="link touch-target">
          {t("page")}
        </Link>
      </p>
      {moved !== null && (
        <Callout tone="success" role="status" className="mb-6">
          {t("merged", { count: moved })}
        </Callout>
      )}
      {into && !recent && <AgainCallout path={gearAdminUrl(gear.id, into.id)} />}
      <div className="flex max-w-feed flex-col gap-6">
        {!into && <RenameForm key={`${gear.maker} ${gear.name}`} gear={gear} />}
        <MergeCard gear={gear} into={into} candidates={candidates} q={q} />
        <section aria-labelledby="spellings">
          <h3 id="spellings" className="text-sm font-semibold">
            {t("spellings")}
          </h3>
          <Spellings spellings={gear.spellings} more={gear.spelled - gear.spellings.length} />
          {gear.earlier.length > 0 && <p className="mt-3 text-sm text-muted wrap-anywhere">{t("earlier", { slugs: gear.earlier.join(", ") })}</p>}
        </section>
      </div>
    </AdminFrame>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(OneGearPage);
