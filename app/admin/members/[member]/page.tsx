import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/components/accounts/admin-frame";
import { AgainCallout } from "@/components/accounts/again-callout";
import { MemberDeeds } from "@/components/accounts/member-deeds";
import { MemberFacts } from "@/components/accounts/member-facts";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { BackLink } from "@/components/shell/page";
import { memberDetail } from "@/lib/accounts/admin/loaders";

async function about({ params }: PageProps<"/admin/members/[member]">): Promise<Metadata> {
  const { member } = await memberDetail((await params).member);
  const t = await getTranslations("admin.member");
  return { title: t("title", { name: member.name }) };
}

async function MemberPage({ params }: PageProps<"/admin/members/[member]">) {
  const { member, recent } = await memberDetail((await params).member);
  const t = await getTranslations("admin.member");
  return (
    <AdminFrame current="members">
      <BackLink href="/admin" text={t("all")} />
      <h2 className="mb-6 text-xl font-semibold break-words">{member.name}</h2>
      {!recent && <AgainCallout path={`/admin/members/${member.id}`} />}
      <div className="flex max-w-feed flex-col gap-6">
        <MemberFacts member={member} />
        <MemberDeeds member={member} />
      </div>
    </AdminFrame>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(MemberPage);
