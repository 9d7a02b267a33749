import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GuestsField } from "@/components/accounts/guests-field";
import { PersonFields } from "@/components/accounts/person-fields";
import { Page, PageHeader } from "@/components/shell/page";
import { BrokenLine } from "@/components/ui/broken-line";
import { buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormField } from "@/components/ui/form-fields";
import { Link } from "@/components/ui/link";
import { setUpAction } from "@/lib/accounts/actions";
import { setupInvitation } from "@/lib/accounts/loaders";
import { setupQuery } from "@/lib/accounts/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.setup");
  return { title: t("title"), robots: { index: false } };
}

export default async function SetupPage({ searchParams }: PageProps<"/setup">) {
  const { token } = setupQuery.parse(await searchParams);
  const t = await getTranslations("accounts.setup");
  if (!(await setupInvitation(token))) {
    return (
      <EmptyState level={1} drawing={<BrokenLine />} title={t("over-title")} action={<SignIn />}>
        {t("over")} {t("over-help")}
      </EmptyState>
    );
  }
  return (
    <Page width="form">
      <PageHeader title={t("title")} description={t("description")} />
      <ActionForm action={setUpAction}>
        <input type="hidden" name="token" value={token} />
        <h2 className="text-lg font-semibold">{t("instance-title")}</h2>
        <FormField name="instance" label={t("instance")} hint={t("instance-hint")} defaultValue="Halation" autoComplete="off" required maxLength={60} />
        <GuestsField />
        <h2 className="mt-3 text-lg font-semibold">{t("you-title")}</h2>
        <PersonFields />
        <SubmitButton wide size="lg">
          {t("submit")}
        </SubmitButton>
      </ActionForm>
    </Page>
  );
}

/** Whoever comes with the link of before has an account. */
async function SignIn() {
  const t = await getTranslations("shell");
  return (
    <Link href="/sign-in" className={buttonVariants({ variant: "primary" })}>
      {t("sign-in")}
    </Link>
  );
}
