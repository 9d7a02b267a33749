import { getTranslations } from "next-intl/server";
import { FormField } from "@/components/ui/form-fields";
import { NewPasswordField } from "./new-password-field";

/** Who someone is and how they get in: what signing up and setting up both ask. */
export async function PersonFields() {
  const t = await getTranslations("accounts");
  return (
    <>
      <FormField name="name" label={t("name.label")} hint={t("name.hint")} autoComplete="name" required maxLength={60} />
      <FormField
        name="username"
        label={t("username.label")}
        hint={t("username.hint")}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={30}
      />
      <FormField name="email" type="email" label={t("email.label")} hint={t("email.hint")} autoComplete="email" required maxLength={254} />
      <NewPasswordField />
    </>
  );
}
