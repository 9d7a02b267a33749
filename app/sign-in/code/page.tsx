import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page, PageHeader } from "@/components/shell/page";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormField } from "@/components/ui/form-fields";
import { Link } from "@/components/ui/link";
import { answerStepAction } from "@/lib/accounts/signing-in/actions";
import { stepPage } from "@/lib/accounts/signing-in/loaders";
import { codeQuery } from "@/lib/accounts/signing-in/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signing.code");
  return { title: t("title"), robots: { index: false } };
}

export default async function CodePage({ searchParams }: PageProps<"/sign-in/code">) {
  await stepPage("code");
  const { with: chosen } = codeQuery.parse(await searchParams);
  const way = chosen === "recovery" ? "recovery" : "app";
  const t = await getTranslations("signing.code");
  return (
    <Page width="form">
      <PageHeader title={t("title")} description={t(`description-${way}`)} />
      <ActionForm key={way} action={answerStepAction}>
        <FormField
          name="code"
          label={t(`label-${way}`)}
          autoComplete={way === "app" ? "one-time-code" : "off"}
          inputMode={way === "app" ? "numeric" : "text"}
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={40}
          look="code"
          className="tracking-[0.2em]"
        />
        <SubmitButton wide size="lg">
          {t("submit")}
        </SubmitButton>
      </ActionForm>
      <p className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
        <Link href={way === "app" ? "/sign-in/code?with=recovery" : "/sign-in/code"} className="link">
          {t(way === "app" ? "use-recovery" : "use-app")}
        </Link>
        <Link href="/sign-in" className="link">
          {t("start-over")}
        </Link>
      </p>
    </Page>
  );
}
