import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CurrentPasswordField } from "@/components/accounts/current-password-field";
import { Page, PageHeader } from "@/components/shell/page";
import { Callout } from "@/components/ui/callout";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormCheckbox, FormField } from "@/components/ui/form-fields";
import { Link } from "@/components/ui/link";
import { requireGuest } from "@/lib/accounts/loaders";
import { signInAction } from "@/lib/accounts/signing-in/actions";
import { signInQuery } from "@/lib/accounts/signing-in/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.sign-in");
  return { title: t("title") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { to, confirmed, over, reset } = signInQuery.parse(await searchParams);
  const guest = await requireGuest(to);
  const t = await getTranslations("accounts.sign-in");
  const signing = await getTranslations("signing");
  const credentials = await getTranslations("credentials");
  return (
    <Page width="form">
      <PageHeader title={t("title")} />
      {confirmed && (
        <Callout tone="success" role="status" className="mb-6">
          {t("confirmed")}
        </Callout>
      )}
      {over && (
        <Callout tone="warning" role="status" className="mb-6">
          {signing("over")}
        </Callout>
      )}
      {reset && (
        <Callout tone="success" role="status" className="mb-6">
          {credentials("reset.done")}
        </Callout>
      )}
      <ActionForm action={signInAction}>
        <input type="hidden" name="to" value={to ?? ""} />
        <FormField name="login" label={t("login")} autoComplete="username" autoCapitalize="none" spellCheck={false} required />
        <CurrentPasswordField />
        <FormCheckbox name="remember" label={t("remember")} hint={t("remember-hint")} />
        <SubmitButton wide size="lg">
          {t("submit")}
        </SubmitButton>
      </ActionForm>
      <p className="mt-6">
        <Link href="/forgot" className="link">
          {credentials("forgot.link")}
        </Link>
      </p>
      {guest.maySignUp && (
        <p className="mt-2 text-muted">
          {t("no-account")}{" "}
          <Link href="/sign-up" className="link">
            {t("sign-up")}
          </Link>
        </p>
      )}
    </Page>
  );
}
