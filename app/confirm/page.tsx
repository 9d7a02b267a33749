import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AwaitsApproval } from "@/components/accounts/awaits-approval";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { BrokenLine } from "@/components/ui/broken-line";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormField } from "@/components/ui/form-fields";
import { Link } from "@/components/ui/link";
import { confirmAction, resendAction } from "@/lib/accounts/actions";
import { confirmation } from "@/lib/accounts/loaders";
import { confirmQuery } from "@/lib/accounts/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.confirm");
  return { title: t("title") };
}

export default async function ConfirmPage({ searchParams }: PageProps<"/confirm">) {
  const query = confirmQuery.parse(await searchParams);
  const { awaitsApproval, pending, mayAsk, mailStaysHere } = await confirmation(query.for);
  const t = await getTranslations("accounts.confirm");
  const account = await getTranslations("accounts.sign-in");
  if (awaitsApproval) return <AwaitsApproval />;
  if (!pending && !mayAsk) {
    const signIn = (
      <Link href="/sign-in" className={buttonVariants({ variant: "primary" })}>
        {account("submit")}
      </Link>
    );
    return (
      <EmptyState level={1} drawing={<BrokenLine />} title={t("lost-title")} action={signIn}>
        {t("lost")}
      </EmptyState>
    );
  }
  const stage = !pending ? "-ask" : mailStaysHere ? "-here" : "";
  const named = query.for && <input type="hidden" name="for" value={query.for} />;
  return (
    <Page width="form">
      <PageHeader title={t(`title${stage}`)} description={t(`description${stage}`)} />
      {pending && (
        <ActionForm action={confirmAction}>
          {named}
          <FormField
            name="code"
            label={t("code")}
            defaultValue={query.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={12}
            look="code"
            className="tracking-[0.3em]"
          />
          <SubmitButton wide size="lg">
            {t("submit")}
          </SubmitButton>
        </ActionForm>
      )}
      <ActionForm action={resendAction} success={t("sent")} className={pending ? "mt-8 flex flex-col gap-3 border-t border-line pt-6" : undefined}>
        {named}
        {stage === "" && <p className="text-muted">{t("none")}</p>}
        <SubmitButton variant={pending ? "secondary" : "primary"} className="self-start">
          {pending ? t("resend") : t("send")}
        </SubmitButton>
      </ActionForm>
    </Page>
  );
}
