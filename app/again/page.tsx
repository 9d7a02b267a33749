import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page, PageHeader } from "@/components/shell/page";
import { ActionForm, FormField, SubmitButton } from "@/components/ui/form";
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
  const password = await getTranslations("accounts.password");
  return (
    <Page width="form">
      <PageHeader title={t("title")} description={t("description")} />
      <ActionForm action={againAction}>
        <input type="hidden" name="to" value={to} />
        {/* So that password managers know whose password is asked for. */}
        <input type="text" name="username" value={username} autoComplete="username" readOnly hidden />
        <FormField name="password" type="password" label={password("label")} autoComplete="current-password" required />
        <SubmitButton wide size="lg">
          {t("submit")}
        </SubmitButton>
      </ActionForm>
    </Page>
  );
}
