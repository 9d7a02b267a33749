import { getFormatter, getTranslations } from "next-intl/server";
import { AUDIENCE_SIGNS } from "@/components/people/audience-signs";
import { TagField } from "@/components/tags/tag-field";
import { buttonVariants } from "@/components/ui/button";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormCheckbox, FormField, FormRadioGroup, FormSelect, FormTextarea } from "@/components/ui/form-fields";
import { Link } from "@/components/ui/link";
import { editPhotoAction } from "@/lib/photos/actions";
import { publishableFacts } from "@/lib/photos/format";
import type { Suggestions } from "@/lib/photos/hand/types";
import { MAX_ALT, MAX_DESCRIPTION, MAX_PLACE, MAX_TITLE, LICENCES, VISIBILITIES, type PhotoView } from "@/lib/photos/types";
import { HandFields } from "./hand-fields";
import { PublicFields } from "./public-fields";

/** What its owner says of a photograph, and to whom. */
export async function EditForm({ photo, suggestions }: { photo: PhotoView; suggestions: Suggestions }) {
  const [photos, t, card, visibility, licences, format] = await Promise.all([
    getTranslations("photos"),
    getTranslations("photos.edit"),
    getTranslations("review.card"),
    getTranslations("ui.audience"),
    getTranslations("photos.licence"),
    getFormatter(),
  ]);
  const facts = publishableFacts(photo, photos, format);
  const choices = VISIBILITIES.map((value) => {
    const Sign = AUDIENCE_SIGNS[value];
    return { value, label: visibility(value), hint: visibility(`${value}-hint`), icon: <Sign size={18} className="text-muted" /> };
  });
  return (
    <ActionForm action={editPhotoAction}>
      <input type="hidden" name="photoId" value={photo.id} />
      <FormField name="title" label={t("titleLabel")} defaultValue={photo.title} maxLength={MAX_TITLE} />
      <FormTextarea name="description" label={t("descriptionLabel")} defaultValue={photo.description} rows={4} maxLength={MAX_DESCRIPTION} />
      <TagField
        name="tags"
        label={t("tagsLabel")}
        hint={t("tagsHint")}
        suggestions={t("tagsSuggested")}
        defaultValue={photo.tags.map((tag) => tag.name).join(", ")}
      />
      <FormField name="place" label={t("placeLabel")} hint={t("placeHint")} defaultValue={photo.place} maxLength={MAX_PLACE} />
      <FormRadioGroup name="visibility" legend={t("visibilityLabel")} defaultValue={photo.visibility} options={choices} />
      <FormTextarea name="alt" label={t("altLabel")} hint={t("altHint")} defaultValue={photo.alt} rows={2} maxLength={MAX_ALT} />
      <FormSelect name="licence" label={t("licenceLabel")} defaultValue={photo.licence}>
        {LICENCES.map((licence) => (
          <option key={licence} value={licence}>
            {licences(licence)}
          </option>
        ))}
      </FormSelect>
      <FormCheckbox name="allowFull" label={t("allowFullLabel")} hint={t("allowFullHint")} defaultChecked={photo.allowFull} />
      <PublicFields
        title={card("public")}
        hint={card(facts.length > 0 ? "publicHint" : photo.status === "processing" ? "publicLater" : "publicNone")}
        facts={facts}
        published={photo.own?.published ?? []}
      />
      <HandFields photo={photo} suggestions={suggestions} />
      <div className="flex gap-3">
        <SubmitButton>{t("save")}</SubmitButton>
        <Link href={`/p/${photo.id}`} className={buttonVariants({ variant: "quiet" })}>
          {t("cancel")}
        </Link>
      </div>
    </ActionForm>
  );
}
