import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PersonFields } from "@/components/accounts/person-fields";
import { Page, PageHeader } from "@/components/shell/page";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { signUpAction } from "@/lib/accounts/actions";
import { requireGuest } from "@/lib/accounts/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.sign-up");
  return { title: t("title") };
}

export default async function SignUpPage() {
  await requireGuest();
  const t = await getTranslations("accounts.sign-up");
  return (
    <Page width="form">
      <PageHeader title={t("title")} description={t("description")} />
      <ActionForm action={signUpAction}>
        <PersonFields />
        <SubmitButton wide size="lg">
          {t("submit")}
        </SubmitButton>
      </ActionForm>
      <p className="mt-6 text-muted">
        {t("have-account")}{" "}
        <Link href="/sign-in" className="link">
          {t("sign-in")}
        </Link>
      </p>
    </Page>
  );
}
