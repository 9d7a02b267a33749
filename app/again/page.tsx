import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnPassword } from "@/components/accounts/own-password";
import { Page, PageHeader } from "@/components/shell/page";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { requireMember } from "@/lib/accounts/loaders";
import { againAction } from "@/lib/accounts/signing-in/actions";
import { againQuery } from "@/lib/accounts/signing-in/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.again");
  return { title: t("title") };
}

export default async function AgainPage({ searchParams }: PageProps<"/again">) {
  const { to = "/" } = againQuery.parse(await searchParams);
  const { username } = await requireMember(`/again?to=${encodeURIComponent(to)}`);
  const t = await getTranslations("accounts.again");
  return (
    <Page width="form">
      <PageHeader title={t("title")} description={t("description")} />
      <ActionForm action={againAction}>
        <input type="hidden" name="to" value={to} />
        <OwnPassword username={username} />
        <SubmitButton wide size="lg">
          {t("submit")}
        </SubmitButton>
      </ActionForm>
    </Page>
  );
}
