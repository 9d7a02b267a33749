import { getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormField } from "@/components/ui/form-fields";
import { leaveAction } from "@/lib/accounts/leaving/actions";
import { CurrentPasswordField } from "./current-password-field";

type LeaveFormProps = {
  username: string;
  /** Whether nobody else could run the instance: then this one stays. */
  lastAdministrator: boolean;
};

/** Asks for the name, so that it is meant, and for the password, so that it is them. */
export async function LeaveForm({ username, lastAdministrator }: LeaveFormProps) {
  const t = await getTranslations("leaving");
  if (lastAdministrator)
    return (
      <Callout tone="warning" title={t("last-administrator-title")}>
        {t("last-administrator")}
      </Callout>
    );
  return (
    <Card title={t("form.title")}>
      <ActionForm action={leaveAction}>
        <FormField
          name="leaver"
          label={t("username.label", { username })}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          required
        />
        <CurrentPasswordField />
        <SubmitButton variant="danger" className="self-start">
          {t("form.submit")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
