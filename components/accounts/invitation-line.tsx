import { getFormatter, getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/ui/action-button";
import { revokeInvitationAction } from "@/lib/accounts/registration/invitations/actions";
import type { InvitationRow } from "@/lib/accounts/registration/types";
import { CopyField } from "./copy-field";

/** An invitation with the whole address it is sent by, as far as it works. */
export type InvitationWithLink = Omit<InvitationRow, "token"> & { link: string | null };

/** One invitation in the administrators' list. */
export async function InvitationLine({ invitation: { id, note, uses, used, expiresAt, state, link } }: { invitation: InvitationWithLink }) {
  const t = await getTranslations("admin.invitations");
  const format = await getFormatter();
  const name = note || t("unnamed");
  return (
    <li className="flex flex-col gap-3 border-t border-line py-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-56">
          <p className={note ? "font-medium" : "text-muted"}>{name}</p>
          <p className="text-sm text-muted tabular-nums">
            {t("used", { used, uses })} · {state === "good" ? t("until", { when: format.dateTime(expiresAt, "moment") }) : t(`state-${state}`)}
          </p>
        </div>
        {state === "good" && (
          <ActionButton action={revokeInvitationAction} fields={{ invitation: id }} variant="danger" size="sm" aria-label={t("revoke-of", { note: name })}>
            {t("revoke")}
          </ActionButton>
        )}
      </div>
      {link && <CopyField label={t("link-of", { note: name })} value={link} words={{ copy: t("copy"), copied: t("copied"), failed: t("copy-failed") }} />}
    </li>
  );
}
