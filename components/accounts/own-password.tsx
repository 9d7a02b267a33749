import { getTranslations } from "next-intl/server";
import { FormField } from "@/components/ui/form";

/** Asks a member for their own password; the hidden name tells password managers whose it is. */
export async function OwnPassword({ username }: { username: string }) {
  const t = await getTranslations("accounts.password");
  return (
    <>
      <input type="text" name="username" value={username} autoComplete="username" readOnly hidden />
      <FormField name="password" type="password" label={t("label")} autoComplete="current-password" required />
    </>
  );
}
