import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, FormCheckbox, FormSelect, SubmitButton } from "@/components/ui/form";
import { updatePublishingAction } from "@/lib/accounts/settings/actions";
import { publishName, FIELDS } from "@/lib/photos/publishing/types";
import { LICENCES, VISIBILITIES, type PhotoDefaults } from "@/lib/photos/types";

/** What new photographs start with, until each is looked through. */
export async function PublishingForm({ defaults: { published, visibility, licence, allowFull } }: { defaults: PhotoDefaults }) {
  const [t, photos] = await Promise.all([getTranslations("settings"), getTranslations("photos")]);
  return (
    <Card id="publishing" title={t("publishing.title")} description={t("publishing.description")}>
      <ActionForm action={updatePublishingAction} success={t("saved")}>
        <div className="grid gap-5 sm:grid-cols-2">
          <FormSelect name="visibility" label={photos("edit.visibilityLabel")} defaultValue={visibility}>
            {VISIBILITIES.map((value) => (
              <option key={value} value={value}>
                {photos(`visibility.${value}`)}
              </option>
            ))}
          </FormSelect>
          <FormSelect name="licence" label={photos("edit.licenceLabel")} defaultValue={licence}>
            {LICENCES.map((value) => (
              <option key={value} value={value}>
                {photos(`licence.${value}`)}
              </option>
            ))}
          </FormSelect>
        </div>
        <FormCheckbox name="allowFull" label={photos("edit.allowFullLabel")} hint={photos("edit.allowFullHint")} defaultChecked={allowFull} />
        <fieldset className="flex min-w-0 flex-col">
          <legend className="text-sm font-medium">{t("publishing.fields")}</legend>
          <p className="text-sm text-muted">{t("publishing.fields-hint")}</p>
          <div className="mt-1 grid gap-x-6 sm:grid-cols-2">
            {FIELDS.map((field) => (
              <FormCheckbox key={field} name={publishName(field)} label={photos(`field.${field}`)} defaultChecked={published.includes(field)} />
            ))}
          </div>
        </fieldset>
        <SubmitButton className="self-start">{t("save")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
