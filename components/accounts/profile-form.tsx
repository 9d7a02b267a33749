import { getNow, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormField, FormTextarea } from "@/components/ui/form-fields";
import { updateProfileAction } from "@/lib/accounts/settings/actions";
import { EARLIEST_BIRTHDAY, MAX_BIO, MAX_CITY, MAX_CONTACTS, MAX_INTERESTS, MAX_WEBSITE } from "@/lib/accounts/settings/schema";
import type { OwnSettings } from "@/lib/accounts/types";
import type { ProfileField } from "@/lib/people/types";
import { AudienceSelect } from "./audience-select";

/** What others read about oneself, each thing beside who may. */
export async function ProfileForm({ name, profile }: Pick<OwnSettings, "name" | "profile">) {
  const [t, words, save, now] = await Promise.all([getTranslations("profile"), getTranslations("accounts.name"), getTranslations("settings"), getNow()]);
  const about = (field: ProfileField) => ({
    name: field,
    label: t(`${field}.label`),
    aside: <AudienceSelect field={field} audience={profile[`${field}For`]} />,
    defaultValue: profile[field] ?? "",
  });
  return (
    <Card id="about" title={t("card.title")} description={t("card.description")}>
      <ActionForm action={updateProfileAction} success={save("saved")}>
        <FormField name="name" label={words("label")} defaultValue={name} autoComplete="name" required maxLength={60} />
        <FormTextarea {...about("bio")} hint={t("bio.hint")} rows={4} maxLength={MAX_BIO} />
        <FormField
          {...about("website")}
          type="url"
          autoComplete="url"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="https://"
          maxLength={MAX_WEBSITE}
        />
        <FormField {...about("city")} autoComplete="address-level2" maxLength={MAX_CITY} />
        <FormField
          {...about("birthday")}
          hint={t("birthday.hint")}
          type="date"
          autoComplete="bday"
          min={EARLIEST_BIRTHDAY}
          max={now.toISOString().slice(0, 10)}
          className="appearance-none sm:w-52"
        />
        <FormField {...about("interests")} hint={t("interests.hint")} maxLength={MAX_INTERESTS} />
        <FormTextarea {...about("contacts")} hint={t("contacts.hint")} rows={2} maxLength={MAX_CONTACTS} />
        <SubmitButton className="self-start">{save("save")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
