import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { LinkOver } from "@/components/accounts/link-over";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { OpenLetter } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import { endMailsAction } from "@/lib/notifications/digests/actions";

const SETTINGS = "/settings/notifications" as Route;

type UnsubscribeProps = {
  /** Undefined where the link does not work. */
  token: string | undefined;
  /** It has just been done. */
  done: boolean;
  instance: string;
};

/** The page behind the link that ends mails, for whoever reads them, signed in or not. Only the button changes anything: mail programs open links to look behind them. */
export async function Unsubscribe({ token, done, instance }: UnsubscribeProps) {
  const t = await getTranslations("digest.unsubscribe");
  if (done) {
    const next = (
      <Link href={SETTINGS} className={buttonVariants({ variant: "secondary" })}>
        {t("settings")}
      </Link>
    );
    return (
      <EmptyState level={1} drawing={<OpenLetter />} title={t("done-title")} action={next}>
        {t("done")}
      </EmptyState>
    );
  }
  if (!token) {
    return (
      <LinkOver href={SETTINGS} action={t("settings")}>
        {t("over")}
      </LinkOver>
    );
  }
  return (
    <Page width="form">
      <PageHeader title={t("title")} description={t("description", { instance })} />
      <ActionForm action={endMailsAction}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton wide size="lg">
          {t("submit")}
        </SubmitButton>
      </ActionForm>
    </Page>
  );
}
