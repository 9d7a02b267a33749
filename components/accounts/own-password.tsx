import { getTranslations } from "next-intl/server";
import { FormField } from "@/components/ui/form";

/** Tells password managers whose the passwords of the form around are; nobody sees it. */
export const WhosePassword = ({ username }: { username: string }) => (
  <input type="text" name="username" value={username} autoComplete="username" readOnly hidden />
);

/** Asks a member for their own password. */
export async function OwnPassword({ username }: { username: string }) {
  const t = await getTranslations("accounts.password");
  return (
    <>
      <WhosePassword username={username} />
      <FormField name="password" type="password" label={t("label")} autoComplete="current-password" required />
    </>
  );
}
