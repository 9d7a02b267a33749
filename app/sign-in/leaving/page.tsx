import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { Page, PageHeader } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { keepAccountAction, letGoAction } from "@/lib/accounts/signing-in/actions";
import { stepPage } from "@/lib/accounts/signing-in/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signing.leaving");
  return { title: t("title"), robots: { index: false } };
}

export default async function LeavingPage() {
  const { standing } = await stepPage("leaving");
  const t = await getTranslations("signing.leaving");
  const format = await getFormatter();
  const day = standing.deletesAt ? format.dateTime(standing.deletesAt, "moment", { timeZone: standing.timeZone }) : "";
  return (
    <Page width="form">
      <PageHeader title={t("title")} description={t("description", { day })} />
      <ActionForm action={keepAccountAction}>
        <SubmitButton wide size="lg">
          {t("keep")}
        </SubmitButton>
      </ActionForm>
      <form action={letGoAction} className="mt-4">
        <Button type="submit" variant="quiet" size="lg" wide>
          {t("let-go")}
        </Button>
      </form>
    </Page>
  );
}
