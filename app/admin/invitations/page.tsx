import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/components/accounts/admin-frame";
import { AgainCallout } from "@/components/accounts/again-callout";
import { InvitationForm } from "@/components/accounts/invitation-form";
import { InvitationLine } from "@/components/accounts/invitation-line";
import { OlderNewer } from "@/components/accounts/older-newer";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { Callout } from "@/components/ui/callout";
import { OpenLetter } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { invitationList, requireAdministrator } from "@/lib/accounts/admin/loaders";
import { listQuery } from "@/lib/accounts/schema";

async function about(): Promise<Metadata> {
  const [t] = await Promise.all([getTranslations("admin.invitations"), requireAdministrator("/admin/invitations")]);
  return { title: t("title") };
}

async function InvitationsPage({ searchParams }: PageProps<"/admin/invitations">) {
  const { before } = listQuery.parse(await searchParams);
  const { invitations, next, recent, closed } = await invitationList(before);
  const t = await getTranslations("admin.invitations");
  const change = (
    <Link href="/admin/instance" className="link">
      {t("change")}
    </Link>
  );
  return (
    <AdminFrame current="invitations">
      {!recent && <AgainCallout path="/admin/invitations" />}
      {closed && (
        <Callout tone="warning" action={change} className="mb-6">
          {t("closed")}
        </Callout>
      )}
      {!before && <InvitationForm />}
      <h2 className="mt-10 mb-3 text-lg font-semibold">{t("list")}</h2>
      {invitations.length === 0 && (
        <EmptyState level={3} drawing={<OpenLetter />} title={t("empty-title")}>
          {t("empty")}
        </EmptyState>
      )}
      <ul className="border-b border-line empty:hidden">
        {invitations.map((invitation) => (
          <InvitationLine key={invitation.id} invitation={invitation} />
        ))}
      </ul>
      <OlderNewer path="/admin/invitations" next={next} first={!before} words={{ older: t("older"), newest: t("newest") }} />
    </AdminFrame>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(InvitationsPage);
