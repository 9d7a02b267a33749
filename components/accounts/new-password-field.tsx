import { getTranslations } from "next-intl/server";
import { STRENGTH_WORDS } from "@/lib/accounts/password/format";
import { StrengthField } from "./strength-field";

type NewPasswordFieldProps = {
  label?: string;
  /** Names whose use makes a password weak, where they do not stand in the same form. */
  own?: readonly string[];
};

/** Asks for a password to be used from now on. */
export async function NewPasswordField({ label, own }: NewPasswordFieldProps) {
  const t = await getTranslations();
  const words = {
    show: t("accounts.password.show"),
    hide: t("accounts.password.hide"),
    strength: t("password.strength"),
    strengths: STRENGTH_WORDS.map((key) => t(key)),
  };
  return <StrengthField name="password" label={label ?? t("accounts.password.label")} hint={t("accounts.password.hint")} words={words} own={own} />;
}
