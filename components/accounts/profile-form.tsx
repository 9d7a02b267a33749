import { getNow, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, FormField, FormTextarea, SubmitButton } from "@/components/ui/form";
import { updateProfileAction } from "@/lib/accounts/settings/actions";
import { EARLIEST_BIRTHDAY, MAX_BIO, MAX_CITY, MAX_CONTACTS, MAX_INTERESTS, MAX_WEBSITE } from "@/lib/accounts/settings/schema";
import type { OwnSettings } from "@/lib/accounts/types";
import type { ProfileField } from "@/lib/people/types";
import { AudienceSelect } from "./audience-select";

/** What others read about oneself, each thing beside who may. */
export async function ProfileForm({ name, profile }: Pick<OwnSettings, "name" | "profile">) {
  const [t, words, save, now] = await Promise.all([getTranslations("profile"), getTranslations("accounts.name"), getTranslations("settings"), getNow()]);
  const seenBy = (field: ProfileField) => <AudienceSelect field={field} audience={profile[`${field}For`]} />;
  return (
    <Card id="about" title={t("card.title")} description={t("card.description")}>
      <ActionForm action={updateProfileAction} success={save("saved")}>
        <FormField name="name" label={words("label")} defaultValue={name} autoComplete="name" required maxLength={60} />
        <FormTextarea name="bio" label={t("bio.label")} hint={t("bio.hint")} aside={seenBy("bio")} defaultValue={profile.bio} rows={4} maxLength={MAX_BIO} />
        <FormField
          name="website"
          type="url"
          label={t("website.label")}
          aside={seenBy("website")}
          defaultValue={profile.website}
          autoComplete="url"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="https://"
          maxLength={MAX_WEBSITE}
        />
        <FormField name="city" label={t("city.label")} aside={seenBy("city")} defaultValue={profile.city} autoComplete="address-level2" maxLength={MAX_CITY} />
        <FormField
          name="birthday"
          type="date"
          label={t("birthday.label")}
          hint={t("birthday.hint")}
          aside={seenBy("birthday")}
          defaultValue={profile.birthday ?? ""}
          autoComplete="bday"
          min={EARLIEST_BIRTHDAY}
          max={now.toISOString().slice(0, 10)}
          className="appearance-none sm:w-52"
        />
        <FormField
          name="interests"
          label={t("interests.label")}
          hint={t("interests.hint")}
          aside={seenBy("interests")}
          defaultValue={profile.interests}
          maxLength={MAX_INTERESTS}
        />
        <FormTextarea
          name="contacts"
          label={t("contacts.label")}
          hint={t("contacts.hint")}
          aside={seenBy("contacts")}
          defaultValue={profile.contacts}
          rows={2}
          maxLength={MAX_CONTACTS}
        />
        <SubmitButton className="self-start">{save("save")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
