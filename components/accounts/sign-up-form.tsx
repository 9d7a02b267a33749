import { getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { ActionForm, ScriptedSubmitButton } from "@/components/ui/form";
import { signUpAction } from "@/lib/accounts/actions";
import type { Entrance } from "@/lib/accounts/registration/types";
import { HumanCheck } from "./human-check";
import { PersonFields } from "./person-fields";

type SignUpFormProps = {
  entrance: Entrance;
  /** The link's token, where somebody came by one. */
  invitation: string | undefined;
};

/** The form with which one makes an account, and what there is to know before. */
export async function SignUpForm({ entrance: { way, linkOver }, invitation }: SignUpFormProps) {
  const t = await getTranslations("registration.sign-up");
  const submit = await getTranslations("accounts.sign-up");
  return (
    <>
      <noscript>
        <Callout tone="warning" title={t("no-script-title")} className="mb-6">
          {t("no-script")}
        </Callout>
      </noscript>
      {way === "invited" && (
        <Callout tone="success" title={t("invited-title")} className="mb-6">
          {t("invited")}
        </Callout>
      )}
      {linkOver && (
        <Callout tone="warning" title={t("link-over-title")} className="mb-6">
          {t("link-over")}
        </Callout>
      )}
      {way === "asking" && <Callout className="mb-6">{t("asking")}</Callout>}
      <ActionForm action={signUpAction}>
        {invitation && <input type="hidden" name="invitation" value={invitation} />}
        <PersonFields />
        <HumanCheck />
        <ScriptedSubmitButton wide size="lg">
          {submit("submit")}
        </ScriptedSubmitButton>
      </ActionForm>
    </>
  );
}
