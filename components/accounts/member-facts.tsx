import type { Route } from "next";
import { getFormatter, getNow, getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import type { MemberDetail } from "@/lib/accounts/admin/types";
import { Card } from "@/components/ui/card";
import { MemberState } from "./member-state";

/** Who a member is and where they stand, for administrators. */
export async function MemberFacts({ member }: { member: MemberDetail }) {
  const t = await getTranslations("admin.member");
  const format = await getFormatter();
  const now = await getNow();
  const hasPage = member.confirmed && member.approved && !member.suspended && !member.leaving;
  return (
    <Card>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2">
        <dt className="text-muted">{t("state")}</dt>
        <dd className="flex flex-wrap gap-x-3">
          <MemberState member={member} whole />
        </dd>
        <dt className="text-muted">{t("username")}</dt>
        <dd className="flex flex-wrap gap-x-3">
          {member.username}
          {hasPage && (
            <Link href={`/u/${encodeURIComponent(member.username)}` as Route} className="link">
              {t("page")}
            </Link>
          )}
        </dd>
        <dt className="text-muted">{t("email")}</dt>
        <dd className="break-all">{member.email}</dd>
        <dt className="text-muted">{t("joined")}</dt>
        <dd>{format.dateTime(member.createdAt, "day")}</dd>
        {member.invitedBy !== null && (
          <>
            <dt className="text-muted">{t("invited")}</dt>
            <dd>{member.invitedBy ? t("invitation-for", { note: member.invitedBy }) : t("invitation")}</dd>
          </>
        )}
        <dt className="text-muted">{t("seen")}</dt>
        <dd>{member.lastSeenAt ? format.relativeTime(member.lastSeenAt, now) : t("never")}</dd>
        <dt className="text-muted">{t("sessions")}</dt>
        <dd>{t("sessions-count", { count: member.sessions })}</dd>
      </dl>
    </Card>
  );
}
