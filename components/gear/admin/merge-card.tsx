import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { Button, buttonVariants } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { mergeGearAction } from "@/lib/gear/admin/actions";
import { gearAdminUrl } from "@/lib/gear/admin/schema";
import type { GearDetail } from "@/lib/gear/admin/types";
import type { Gear } from "@/lib/gear/types";

type MergeCardProps = { gear: GearDetail; into: GearDetail | null; candidates: readonly Gear[]; q: string };

/** Makes one camera or lens part of another: first one says of which, then one reads what that does. */
export async function MergeCard({ gear, into, candidates, q }: MergeCardProps) {
  const t = await getTranslations("gear.admin");
  return into ? (
    <Card title={t("merge-into", { from: gear.name, into: into.name })}>
      <Consequences gear={gear} into={into} />
    </Card>
  ) : (
    <Card title={t("merge")} description={t("merge-description")}>
      <Form action={gearAdminUrl(gear.id)} role="search" scroll={false} className="flex gap-2">
        <Input type="search" name="q" defaultValue={q} aria-label={t("merge-sought")} placeholder={t("merge-sought")} maxLength={100} autoComplete="off" />
        <Button type="submit" size="field">
          {t("find")}
        </Button>
      </Form>
      <h3 className="text-sm font-semibold">{t(q ? "found" : "alike")}</h3>
      {candidates.length === 0 ? (
        <p className="text-muted">{t("no-candidates")}</p>
      ) : (
        <ul>
          {candidates.map((one) => (
            <li key={one.id} className="border-t border-line first:border-t-0">
              <Link href={gearAdminUrl(gear.id, one.id)} scroll={false} className="flex min-h-11 flex-wrap items-center gap-x-3 px-2 hover:bg-hover">
                <span className="min-w-0 wrap-anywhere">{one.name}</span>
                <span className="text-sm text-muted wrap-anywhere">{one.slug}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

async function Consequences({ gear, into }: { gear: GearDetail; into: GearDetail }) {
  const t = await getTranslations("gear.admin");
  return (
    <>
      <ul className="flex max-w-prose list-disc flex-col gap-1 pl-5">
        <li>{t("moves-photos", { count: gear.photos, into: into.name })}</li>
        <li>{t("moves-spellings", { count: gear.spelled, into: into.name })}</li>
        <li>{t("moves-address", { slug: gear.slug, into: into.name })}</li>
        <li>{t("not-undone")}</li>
      </ul>
      <div className="flex flex-wrap items-start gap-3">
        <ActionForm action={mergeGearAction}>
          <input type="hidden" name="gear" value={gear.id} />
          <input type="hidden" name="into" value={into.id} />
          <SubmitButton variant="danger">{t("merge-do", { count: gear.photos })}</SubmitButton>
        </ActionForm>
        <Link href={gearAdminUrl(gear.id)} scroll={false} className={buttonVariants({ variant: "quiet" })}>
          {t("merge-not")}
        </Link>
      </div>
    </>
  );
}
