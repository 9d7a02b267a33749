import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkOver } from "@/components/accounts/link-over";
import { NewPasswordField } from "@/components/accounts/new-password-field";
import { WhosePassword } from "@/components/accounts/own-password";
import { Page, PageHeader } from "@/components/shell/page";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { resetAction } from "@/lib/accounts/credentials/actions";
import { linkInHand } from "@/lib/accounts/credentials/loaders";
import { linkQuery } from "@/lib/accounts/credentials/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("credentials.reset");
  return { title: t("title") };
}

export default async function ResetPage({ searchParams }: PageProps<"/reset">) {
  const { token } = linkQuery.parse(await searchParams);
  const link = await linkInHand("reset", token);
  const t = await getTranslations("credentials.reset");
  if (!link) {
    return (
      <LinkOver href="/forgot" action={t("again")}>
        {t("over")}
      </LinkOver>
    );
  }
  return (
    <Page width="form">
      <PageHeader title={t("title")} description={t("description", { username: link.username })} />
      <ActionForm action={resetAction}>
        <input type="hidden" name="token" value={token} />
        <WhosePassword username={link.username} />
        <NewPasswordField label={t("password")} own={[link.email]} />
        <SubmitButton wide size="lg">
          {t("submit")}
        </SubmitButton>
      </ActionForm>
    </Page>
  );
}
