import type { Metadata } from "next";
import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/components/accounts/admin-frame";
import { GearLines } from "@/components/gear/admin/gear-lines";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { Button, buttonVariants } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptySearch } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { requireAdministrator } from "@/lib/accounts/admin/loaders";
import { loadGearList } from "@/lib/gear/admin/loaders";
import { gearListUrl } from "@/lib/gear/admin/schema";

async function about(): Promise<Metadata> {
  const [t] = await Promise.all([getTranslations("gear.admin"), requireAdministrator("/admin/gear")]);
  return { title: t("title") };
}

async function GearPage({ searchParams }: PageProps<"/admin/gear">) {
  const { kind, q, first, gear, next } = await loadGearList(await searchParams);
  const t = await getTranslations("gear");
  return (
    <AdminFrame current="gear">
      <h2 className="sr-only">{t("admin.title")}</h2>
      <p className="mb-6 max-w-prose text-muted">{t("admin.description")}</p>
      <Form action="/admin/gear" role="search" key={gearListUrl({ kind, q })} className="mb-4 flex max-w-feed gap-2">
        {kind === "lens" && <input type="hidden" name="kind" value={kind} />}
        <Input type="search" name="q" defaultValue={q} aria-label={t("admin.sought")} placeholder={t("admin.sought")} maxLength={100} autoComplete="off" />
        <Button type="submit" size="field">
          {t("admin.find")}
        </Button>
      </Form>
      <nav aria-label={t("list.kinds")} className="mb-6 flex gap-2">
        {(["camera", "lens"] as const).map((one) => (
          <Chip key={one} href={gearListUrl({ kind: one, q })} active={one === kind}>
            {t(`list.${one}`)}
          </Chip>
        ))}
      </nav>
      {gear.length === 0 ? <EmptyState drawing={<EmptySearch />} title={t("admin.none")} /> : <GearLines gear={gear} />}
      {(!first || next) && (
        <nav aria-label={t("list.pages")} className="mt-6 flex flex-wrap gap-3">
          {!first && (
            <Link href={gearListUrl({ kind, q })} className={buttonVariants()}>
              {t("list.first")}
            </Link>
          )}
          {next && (
            <Link href={gearListUrl({ kind, q, after: next })} className={buttonVariants()}>
              {t("list.more")}
            </Link>
          )}
        </nav>
      )}
    </AdminFrame>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(GearPage);
