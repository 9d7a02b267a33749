import { getTranslations } from "next-intl/server";
import { ShownField } from "./shown-field";

/** Where somebody types the password they have. */
export async function CurrentPasswordField({ name = "password", label }: { name?: string; label?: string }) {
  const t = await getTranslations("accounts.password");
  return <ShownField name={name} label={label ?? t("label")} autoComplete="current-password" maxLength={200} words={{ show: t("show"), hide: t("hide") }} />;
}
