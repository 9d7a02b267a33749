import type { Metadata } from "next";
import Form from "next/form";
import { getFormatter, getTranslations } from "next-intl/server";
import { AdminFrame } from "@/components/accounts/admin-frame";
import { MemberLine } from "@/components/accounts/member-line";
import { OlderNewer } from "@/components/accounts/older-newer";
import { WaitingList } from "@/components/accounts/waiting-list";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { Button } from "@/components/ui/button";
import { EmptySearch } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { memberList, requireAdministrator } from "@/lib/accounts/admin/loaders";
import { membersQuery } from "@/lib/accounts/schema";

async function about(): Promise<Metadata> {
  const [t] = await Promise.all([getTranslations("admin"), requireAdministrator("/admin")]);
  return { title: t("members.title") };
}

const FIGURES = ["members", "waiting", "administrators", "suspended"] as const;

async function MembersPage({ searchParams }: PageProps<"/admin">) {
  const { before, q } = membersQuery.parse(await searchParams);
  const { counts, waiting, members, next } = await memberList({ before, sought: q });
  const t = await getTranslations("admin.members");
  const format = await getFormatter();
  return (
    <AdminFrame current="members">
      {!before && !q && <WaitingList waiting={waiting} />}
      <h2 className="sr-only">{t("title")}</h2>
      <dl className="mb-6 flex flex-wrap gap-x-5 gap-y-4 sm:gap-x-10">
        {FIGURES.map((figure) => (
          <div key={figure} className="flex flex-col-reverse">
            <dt className="text-sm text-muted">{t(figure, { count: counts[figure] })}</dt>
            <dd className="text-xl font-semibold tabular-nums">{format.number(counts[figure])}</dd>
          </div>
        ))}
      </dl>
      <Form action="/admin" role="search" key={q} className="mb-4 flex max-w-feed gap-2">
        <Input type="search" name="q" defaultValue={q} aria-label={t("sought")} placeholder={t("sought")} maxLength={100} autoComplete="off" />
        <Button type="submit" size="field">
          {t("find")}
        </Button>
      </Form>
      {members.length === 0 ? (
        <EmptyState drawing={<EmptySearch />} title={t("nobody")} />
      ) : (
        <ul className="border-b border-line">
          {members.map((member) => (
            <MemberLine key={member.id} member={member} />
          ))}
        </ul>
      )}
      <OlderNewer path="/admin" query={q ? { q } : undefined} next={next} first={!before} words={{ older: t("older"), newest: t("newest") }} />
    </AdminFrame>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(MembersPage);
