import { getTranslations } from "next-intl/server";
import type { MemberRow } from "@/lib/accounts/types";

type MemberStateProps = {
  member: Pick<MemberRow, "confirmed" | "approved" | "suspended" | "leaving">;
  /** Says what is as it should be, too. */
  whole?: boolean;
};

/** Where a member stands, in a word or two. */
export async function MemberState({ member, whole = false }: MemberStateProps) {
  const t = await getTranslations("admin.members");
  return (
    <>
      {member.suspended && <span className="text-danger">{t("is-suspended")}</span>}
      {member.leaving && <span className="text-warning">{t("is-leaving")}</span>}
      {!member.confirmed && <span className="text-warning">{t("is-waiting")}</span>}
      {member.confirmed && !member.approved && <span className="text-warning">{t("is-unapproved")}</span>}
      {whole && member.confirmed && member.approved && !member.suspended && !member.leaving && <span className="text-muted">{t("confirmed")}</span>}
    </>
  );
}
