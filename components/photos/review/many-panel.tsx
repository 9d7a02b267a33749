import { getTranslations } from "next-intl/server";
import { TagField } from "@/components/tags/tag-field";
import { SubmitButton } from "@/components/ui/form";
import { FormField, FormSelect, FormTextarea } from "@/components/ui/form-fields";
import { ChevronDownIcon } from "@/components/ui/icons";
import { nameForMany } from "@/lib/photos/drafts/schema";
import { publishName, FIELDS } from "@/lib/photos/publishing/types";
import { MAX_ALT, MAX_DESCRIPTION, MAX_PLACE, MAX_TITLE, LICENCES, VISIBILITIES } from "@/lib/photos/types";

/** What several get at once. Every field is left as it is unless something is filled in. */
export async function ManyPanel({ all }: { all: number }) {
  const [t, edit, photos, audience] = await Promise.all([
    getTranslations("review"),
    getTranslations("photos.edit"),
    getTranslations("photos"),
    getTranslations("ui.audience"),
  ]);
  return (
    <section aria-labelledby="many" className="rounded-lg border border-line bg-surface">
      <h2 id="many" className="px-4 pt-3 font-semibold max-lg:sr-only">
        {t("many.title")}
      </h2>
      <details className="group/many peer lg:hidden">
        <summary className="flex min-h-11 items-center gap-2 rounded-lg px-4 py-2 font-semibold">
          <span className="flex-1">{t("many.title")}</span>
          <ChevronDownIcon className="text-muted transition-transform group-open/many:rotate-180" />
        </summary>
      </details>
      <div className="hidden flex-col gap-4 px-4 pt-1 pb-4 max-lg:peer-open:flex lg:flex">
        <p className="text-sm text-muted">{t("many.hint")}</p>
        <TagField name={nameForMany("tags")} label={t("many.tags")} suggestions={edit("tagsSuggested")} />
        <FormField name={nameForMany("title")} label={edit("titleLabel")} maxLength={MAX_TITLE} />
        <FormField name={nameForMany("place")} label={edit("placeLabel")} maxLength={MAX_PLACE} />
        <FormTextarea name={nameForMany("description")} label={edit("descriptionLabel")} rows={2} maxLength={MAX_DESCRIPTION} />
        <FormTextarea name={nameForMany("alt")} label={edit("altLabel")} hint={edit("altHint")} rows={2} maxLength={MAX_ALT} />
        <Choose name="visibility" label={edit("visibilityLabel")} leave={t("many.leave")} options={VISIBILITIES.map((it) => [it, audience(it)])} />
        <Choose name="licence" label={edit("licenceLabel")} leave={t("many.leave")} options={LICENCES.map((it) => [it, photos(`licence.${it}`)])} />
        <Choose
          name="allowFull"
          label={edit("allowFullLabel")}
          leave={t("many.leave")}
          options={[
            ["yes", t("many.yes")],
            ["no", t("many.no")],
          ]}
        />
        <details className="group/fields">
          <summary className="flex min-h-11 items-center gap-2 rounded-md text-sm font-medium">
            <span className="flex-1">{t("many.fields")}</span>
            <ChevronDownIcon size={18} className="text-muted transition-transform group-open/fields:rotate-180" />
          </summary>
          <div className="flex flex-col gap-3">
            {FIELDS.map((field) => (
              <Choose
                key={field}
                name={publishName(field)}
                label={photos(`field.${field}`)}
                leave={t("many.leave")}
                options={[
                  ["show", t("many.show")],
                  ["hide", t("many.hide")],
                ]}
              />
            ))}
          </div>
        </details>
        <span className="hidden group-has-[[data-select]:checked]/review:contents">
          <SubmitButton name="deed" value="apply" variant="secondary">
            {t("many.apply")}
          </SubmitButton>
        </span>
        <span className="contents group-has-[[data-select]:checked]/review:hidden">
          <SubmitButton name="deed" value="apply-all" variant="secondary">
            {t("many.applyAll", { count: all })}
          </SubmitButton>
        </span>
      </div>
    </section>
  );
}

type ChooseProps = { name: string; label: string; leave: string; options: readonly (readonly [value: string, label: string])[] };

const Choose = ({ name, label, leave, options }: ChooseProps) => (
  <FormSelect name={nameForMany(name)} label={label} defaultValue="">
    <option value="">{leave}</option>
    {options.map(([value, words]) => (
      <option key={value} value={value}>
        {words}
      </option>
    ))}
  </FormSelect>
);
