import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { ActionForm, SubmitButton } from "@/components/ui/form";
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
        <ActionForm action={declineMemberAction} className="contents">
          <input type="hidden" name="member" value={member} />
          <SubmitButton variant="danger" size="sm">
            {t("decline-confirm")}
          </SubmitButton>
        </ActionForm>
      </div>
    </details>
  );
}
