import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormCheckbox, FormSelect } from "@/components/ui/form-fields";
import { updatePublishingAction } from "@/lib/accounts/settings/actions";
import { FIELDS, publishName, type Field } from "@/lib/photos/publishing/types";
import { LICENCES, VISIBILITIES, type PhotoDefaults } from "@/lib/photos/types";

type Group = "gear" | "exposure" | "origin" | "traces";

/** What a field of a file tells of. */
const GROUP_OF: Record<Field, Group> = {
  camera: "gear",
  lens: "gear",
  focalLength: "exposure",
  aperture: "exposure",
  exposureTime: "exposure",
  iso: "exposure",
  exposureBias: "exposure",
  exposureProgram: "exposure",
  meteringMode: "exposure",
  flash: "exposure",
  whiteBalance: "exposure",
  taken: "origin",
  software: "origin",
  artist: "origin",
  copyright: "origin",
  rating: "origin",
  location: "traces",
  cameraSerial: "traces",
  lensSerial: "traces",
};

/** What new photographs start with, until each is looked through. */
export async function PublishingForm({ defaults: { published, visibility, licence, allowFull } }: { defaults: PhotoDefaults }) {
  const [t, photos, audience] = await Promise.all([getTranslations("settings"), getTranslations("photos"), getTranslations("ui.audience")]);
  return (
    <Card id="publishing" title={t("publishing.title")} description={t("publishing.description")}>
      <ActionForm action={updatePublishingAction} success={t("saved")}>
        <div className="grid gap-5 sm:grid-cols-2">
          <FormSelect name="visibility" label={photos("edit.visibilityLabel")} defaultValue={visibility}>
            {VISIBILITIES.map((value) => (
              <option key={value} value={value}>
                {audience(value)}
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
          {Object.entries(Object.groupBy(FIELDS, (field) => GROUP_OF[field])).map(([group, fields]) => (
            <div key={group} className="mt-3">
              <p className="text-sm text-muted">{t(`publishing.group.${group as Group}`)}</p>
              <div className="grid grid-cols-2 gap-x-2 max-sm:text-sm sm:gap-x-6">
                {fields.map((field) => (
                  <FormCheckbox key={field} name={publishName(field)} label={photos(`field.${field}`)} defaultChecked={published.includes(field)} />
                ))}
              </div>
            </div>
          ))}
        </fieldset>
        <SubmitButton className="self-start">{t("save")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
