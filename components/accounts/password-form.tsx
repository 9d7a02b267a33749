import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { changePasswordAction } from "@/lib/accounts/credentials/actions";
import type { OwnAccount } from "@/lib/accounts/credentials/types";
import { CurrentPasswordField } from "./current-password-field";
import { NewPasswordField } from "./new-password-field";
import { WhosePassword } from "./own-password";

/** The way to another password. */
export async function PasswordForm({ username, email }: Pick<OwnAccount, "username" | "email">) {
  const t = await getTranslations("credentials.password");
  const words = await getTranslations("accounts.password");
  return (
    <Card title={words("label")} description={t("description")}>
      <ActionForm action={changePasswordAction} success={t("done")}>
        <WhosePassword username={username} />
        <CurrentPasswordField name="currentPassword" label={t("current")} />
        <NewPasswordField label={t("new")} own={[email]} />
        <SubmitButton className="self-start">{t("submit")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
