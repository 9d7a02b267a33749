import type { Route } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { PersonAvatar } from "@/components/people/person-avatar";
import { ActionButton } from "@/components/ui/action-button";
import { Link } from "@/components/ui/link";
import { confirmMemberAction } from "@/lib/accounts/admin/actions";
import type { MemberRow } from "@/lib/accounts/types";
import { MemberState } from "./member-state";

/** One member in the administrators' list. */
export async function MemberLine({ member }: { member: MemberRow }) {
  const t = await getTranslations("admin");
  const format = await getFormatter();
  return (
    <li className="grid grid-cols-1 items-center gap-x-6 gap-y-1 border-t border-line py-3 md:grid-cols-[minmax(0,3fr)_minmax(0,3fr)_minmax(0,2fr)_minmax(0,2.5fr)]">
      <div className="flex min-w-0 items-center gap-3">
        <PersonAvatar person={member} />
        <div className="min-w-0">
          <Link href={`/admin/members/${member.id}` as Route} className="font-medium hover:underline">
            {member.name}
          </Link>
          <p className="text-sm text-muted">
            {member.username}
            {member.role !== "member" && ` · ${t(`roles.${member.role}`)}`}
          </p>
        </div>
      </div>
      <p className="min-w-0 text-sm break-all max-md:pl-13">{member.email}</p>
      <p className="text-sm text-muted max-md:hidden">{format.dateTime(member.createdAt, "day")}</p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm empty:hidden max-md:pl-13">
        <MemberState member={member} />
        {!member.confirmed && (
          <ActionButton
            action={confirmMemberAction}
            fields={{ member: member.id }}
            variant="secondary"
            size="sm"
            aria-label={t("members.confirm-of", { username: member.username })}
          >
            {t("members.confirm")}
          </ActionButton>
        )}
      </div>
    </li>
  );
}
