import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { declineMemberAction } from "@/lib/accounts/admin/actions";

/** Declining, behind a question that opens in place and needs no scripts. */
export async function DeclineForm({ member, username }: { member: string; username: string }) {
  const t = await getTranslations("admin.waiting");
  return (
    <details className="group open:basis-full">
      <summary aria-label={t("decline-of", { username })} className={buttonVariants({ variant: "danger", size: "sm" })}>
        {t("decline")}
      </summary>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 pt-3">
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
