import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormRadioGroup } from "@/components/ui/form-fields";
import { setRegistrationAction } from "@/lib/accounts/admin/actions";
import { REGISTRATIONS, type Registration } from "@/lib/accounts/registration/types";

/** Who may sign up, each choice with what it means. */
export async function RegistrationForm({ registration }: { registration: Registration }) {
  const t = await getTranslations("admin.registration");
  const settings = await getTranslations("settings");
  return (
    <Card title={t("title")} description={t("description")} className="max-w-feed">
      <ActionForm action={setRegistrationAction} success={settings("saved")}>
        <FormRadioGroup
          name="registration"
          legend={t("label")}
          defaultValue={registration}
          options={REGISTRATIONS.map((value) => ({ value, label: t(value), hint: t(`${value}-hint`) }))}
        />
        <SubmitButton className="self-start">{settings("save")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
