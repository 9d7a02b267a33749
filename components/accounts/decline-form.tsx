import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/ui/action-button";
import { buttonVariants } from "@/components/ui/button";
import { declineMemberAction } from "@/lib/accounts/admin/actions";

/** Declining, behind a question that opens in the row below and needs no scripts; stands in a row that wraps, whose buttons stay where they are. */
export async function DeclineForm({ member, username }: { member: string; username: string }) {
  const t = await getTranslations("admin.waiting");
  return (
    <details className="contents [&::details-content]:basis-full [&:not([open])::details-content]:hidden">
      <summary aria-label={t("decline-of", { username })} className={buttonVariants({ variant: "danger", size: "sm" })}>
        {t("decline")}
      </summary>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <p className="min-w-0 flex-1 basis-64 text-sm text-muted">{t("decline-explained")}</p>
        <ActionButton action={declineMemberAction} fields={{ member }} variant="danger" size="sm">
          {t("decline-confirm")}
        </ActionButton>
      </div>
    </details>
  );
}
