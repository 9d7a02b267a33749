import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { LinkOver } from "@/components/accounts/link-over";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { undoEmailAction } from "@/lib/accounts/credentials/actions";
import { linkInHand } from "@/lib/accounts/credentials/loaders";
import { linkQuery } from "@/lib/accounts/credentials/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("credentials.undo");
  return { title: t("title") };
}

/** Mail programs open links to look behind them: only the button changes anything. */
export default async function UndoEmailPage({ searchParams }: PageProps<"/email/undo">) {
  const { token, done } = linkQuery.parse(await searchParams);
  const t = await getTranslations("credentials.undo");
  if (done) {
    const again = (
      <Link href="/forgot" className={buttonVariants({})}>
        {t("again")}
      </Link>
    );
    return (
      <EmptyState level={1} title={t("done-title")} action={again}>
        {t("done")}
      </EmptyState>
    );
  }
  const link = await linkInHand("email-undo", token);
  if (!link) {
    return (
      <LinkOver href="/forgot" action={t("again")}>
        {t("over")}
      </LinkOver>
    );
  }
  return (
    <Page width="form">
      <PageHeader title={t("title")} description={<span className="break-words">{t("description", link)}</span>} />
      <ActionForm action={undoEmailAction}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton wide size="lg">
          {t("submit")}
        </SubmitButton>
      </ActionForm>
    </Page>
  );
}
