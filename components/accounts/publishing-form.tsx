import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, FormCheckbox, SubmitButton } from "@/components/ui/form";
import { updatePublishingAction } from "@/lib/accounts/settings/actions";
import type { OwnSettings } from "@/lib/accounts/types";

/** What new photographs start with. */
export async function PublishingForm({ publishLocation }: Pick<OwnSettings, "publishLocation">) {
  const t = await getTranslations("settings");
  return (
    <Card id="publishing" title={t("publishing.title")}>
      <ActionForm action={updatePublishingAction} success={t("saved")}>
        <FormCheckbox name="publishLocation" label={t("publishing.location")} hint={t("publishing.location-hint")} defaultChecked={publishLocation} />
        <SubmitButton className="self-start">{t("save")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
