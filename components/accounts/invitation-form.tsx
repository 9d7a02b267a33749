import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormField, FormSelect } from "@/components/ui/form-fields";
import { makeInvitationAction } from "@/lib/accounts/registration/invitations/actions";
import { MOST_USES } from "@/lib/accounts/registration/schema";

const SPANS = [1, 3, 7, 14, 30, 90, 180, 365];

/** Makes a link by which people may sign up. */
export async function InvitationForm() {
  const t = await getTranslations("admin.invitations");
  return (
    <Card title={t("new")} description={t("new-description")} className="max-w-feed">
      <ActionForm action={makeInvitationAction} success={t("made")}>
        <FormField name="note" label={t("note")} hint={t("note-hint")} autoComplete="off" maxLength={100} />
        <div className="grid gap-5 sm:grid-cols-2">
          <FormField name="uses" type="number" label={t("uses")} defaultValue="1" min={1} max={MOST_USES} step={1} required />
          <FormSelect name="days" label={t("days")} defaultValue="7">
            {SPANS.map((days) => (
              <option key={days} value={days}>
                {t("days-count", { count: days })}
              </option>
            ))}
          </FormSelect>
        </div>
        <SubmitButton className="self-start">{t("make")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
