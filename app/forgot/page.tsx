import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page, PageHeader } from "@/components/shell/page";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormField } from "@/components/ui/form-fields";
import { Link } from "@/components/ui/link";
import { forgotAction } from "@/lib/accounts/credentials/actions";
import { mailStaysHere } from "@/lib/accounts/credentials/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("credentials.forgot");
  return { title: t("title") };
}

export default async function ForgotPage() {
  const t = await getTranslations("credentials.forgot");
  const account = await getTranslations("accounts.sign-in");
  const here = mailStaysHere() ? "-here" : "";
  return (
    <Page width="form">
      <PageHeader title={t("title")} description={t(`description${here}`)} />
      <ActionForm action={forgotAction} success={t(`sent${here}`)}>
        <FormField name="login" label={account("login")} autoComplete="username" autoCapitalize="none" spellCheck={false} required />
        <SubmitButton wide size="lg">
          {t("submit")}
        </SubmitButton>
      </ActionForm>
      <p className="mt-6">
        <Link href="/sign-in" className="link">
          {t("back")}
        </Link>
      </p>
    </Page>
  );
}
