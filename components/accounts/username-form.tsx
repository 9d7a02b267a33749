import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormField } from "@/components/ui/form-fields";
import { changeUsernameAction } from "@/lib/accounts/credentials/actions";

type UsernameFormProps = {
  username: string;
  /** What was typed before the password was asked for again. */
  chosen?: string;
  mayMove: boolean;
};

/** The name one is found under, and the way to another. */
export async function UsernameForm({ username, chosen, mayMove }: UsernameFormProps) {
  const t = await getTranslations("credentials.username");
  const words = await getTranslations("accounts.username");
  return (
    <Card title={words("label")} description={t("description")}>
      {mayMove ? (
        <ActionForm action={changeUsernameAction} success={t("done")}>
          <FormField
            name="username"
            label={t("label")}
            hint={t("hint")}
            defaultValue={chosen ?? username}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={30}
          />
          <SubmitButton className="self-start">{t("submit")}</SubmitButton>
        </ActionForm>
      ) : (
        <>
          <p className="font-medium break-words">{username}</p>
          <p className="text-sm text-muted">{t("not-yet")}</p>
        </>
      )}
    </Card>
  );
}
