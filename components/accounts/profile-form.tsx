import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, FormField, FormTextarea, SubmitButton } from "@/components/ui/form";
import { updateProfileAction } from "@/lib/accounts/settings/actions";
import type { OwnSettings } from "@/lib/accounts/types";

/** What others read about oneself. */
export async function ProfileForm({ name, bio }: Pick<OwnSettings, "name" | "bio">) {
  const t = await getTranslations("settings");
  const words = await getTranslations("accounts.name");
  return (
    <Card title={t("profile.title")} description={t("profile.description")}>
      <ActionForm action={updateProfileAction} success={t("saved")}>
        <FormField name="name" label={words("label")} defaultValue={name} autoComplete="name" required maxLength={60} />
        <FormTextarea name="bio" label={t("bio.label")} hint={t("bio.hint")} defaultValue={bio} rows={4} maxLength={1000} />
        <SubmitButton className="self-start">{t("save")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
