import { getFormatter, getNow, getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/ui/action-button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormField } from "@/components/ui/form-fields";
import { Link } from "@/components/ui/link";
import { askForEmailAction, cancelEmailChangeAction } from "@/lib/accounts/credentials/actions";
import type { OwnAccount } from "@/lib/accounts/credentials/types";
import { CurrentPasswordField } from "./current-password-field";

type EmailFormProps = Omit<OwnAccount, "username"> & { mayMove: boolean };

/** The address one is written to, one that waits to be confirmed, and the way to another. */
export async function EmailForm({ email, confirmed, pending, mayMove }: EmailFormProps) {
  const t = await getTranslations("credentials.email");
  const words = await getTranslations("settings.account");
  const password = await getTranslations("credentials.password");
  return (
    <Card title={words("email")} description={t("description")}>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="min-w-0 font-medium break-all">{email}</span>
        <span className={confirmed ? "text-sm text-success" : "text-sm text-warning"}>{words(confirmed ? "confirmed" : "unconfirmed")}</span>
        {!confirmed && (
          <Link href="/confirm" className="link text-sm">
            {words("confirm")}
          </Link>
        )}
      </p>
      {pending && <Pending {...pending} />}
      {mayMove && (
        <ActionForm action={askForEmailAction} success={t("asked")}>
          <FormField name="email" type="email" label={t("label")} autoComplete="email" required maxLength={254} />
          <CurrentPasswordField label={password("current")} />
          <SubmitButton className="self-start">{t("submit")}</SubmitButton>
        </ActionForm>
      )}
    </Card>
  );
}

/** A change that waits for the link to be opened. */
async function Pending({ email, expiresAt }: NonNullable<OwnAccount["pending"]>) {
  const t = await getTranslations("credentials.email");
  const format = await getFormatter();
  const cancel = (
    <ActionButton action={cancelEmailChangeAction} variant="secondary" size="sm">
      {t("cancel")}
    </ActionButton>
  );
  return (
    <Callout action={cancel}>
      <span className="break-words">{t("pending", { email, when: format.relativeTime(expiresAt, await getNow()) })}</span>
    </Callout>
  );
}
