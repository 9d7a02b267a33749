import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormCheckbox, FormSelect } from "@/components/ui/form-fields";
import { choosePrivacyAction } from "@/lib/people/privacy/actions";
import { WRITERS, type Privacy } from "@/lib/people/privacy/types";
import { AUDIENCES } from "@/lib/people/types";

/** To whom one's account is open, and one's wall. */
export async function PrivacyForm({ privacy }: { privacy: Privacy }) {
  const [t, words, audience] = await Promise.all([getTranslations("people.privacy"), getTranslations("settings"), getTranslations("ui.audience")]);
  return (
    <Card id="privacy" title={t("title")} description={t("description")}>
      <ActionForm action={choosePrivacyAction} success={words("saved")}>
        <FormCheckbox name="private" label={t("private")} hint={t("private-hint")} defaultChecked={privacy.private} />
        <div className="grid gap-5 sm:grid-cols-2">
          <FormSelect name="wallFrom" label={t("wall-from")} defaultValue={privacy.wallFrom}>
            {WRITERS.map((value) => (
              <option key={value} value={value}>
                {t(`from.${value}`)}
              </option>
            ))}
          </FormSelect>
          <FormSelect name="wallFor" label={t("wall-for")} hint={t("wall-for-hint")} defaultValue={privacy.wallFor}>
            {AUDIENCES.map((value) => (
              <option key={value} value={value}>
                {audience(value)}
              </option>
            ))}
          </FormSelect>
        </div>
        <FormCheckbox name="showsPresence" label={t("presence")} hint={t("presence-hint")} defaultChecked={privacy.showsPresence} />
        <SubmitButton className="self-start">{words("save")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
