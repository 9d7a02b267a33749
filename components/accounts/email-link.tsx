import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { OpenLetter } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import { confirmEmailAction, undoEmailAction } from "@/lib/accounts/credentials/actions";
import type { OpenLink } from "@/lib/accounts/credentials/types";
import { LinkOver } from "./link-over";

type EmailLinkProps = {
  /** What the link was sent for: taking a new address, or taking the old one back. */
  kind: "confirm" | "undo";
  token: string | undefined;
  /** It has just been done. */
  done: boolean;
  /** Null where the link does not work, or not any more. */
  link: OpenLink | null;
  /** Where one goes from here. */
  next: { href: Route; label: string };
};

const ACTIONS = { confirm: confirmEmailAction, undo: undoEmailAction };

/** The page of a mailed link about an address. Mail programs open links to look behind them: only the button changes anything. */
export async function EmailLink({ kind, token, done, link, next: { href, label } }: EmailLinkProps) {
  const t = await getTranslations("credentials");
  if (done) {
    const next = (
      <Link href={href} className={buttonVariants({ variant: "primary" })}>
        {label}
      </Link>
    );
    return (
      <EmptyState level={1} drawing={<OpenLetter />} title={t(`${kind}.done-title`)} action={next}>
        {t(`${kind}.done`)}
      </EmptyState>
    );
  }
  if (!link) {
    return (
      <LinkOver href={href} action={label}>
        {t(`${kind}.over`)}
      </LinkOver>
    );
  }
  return (
    <Page width="form">
      <PageHeader title={t(`${kind}.title`)} description={<span className="break-words">{t(`${kind}.description`, link)}</span>} />
      <ActionForm action={ACTIONS[kind]}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton wide size="lg">
          {t(`${kind}.submit`)}
        </SubmitButton>
      </ActionForm>
    </Page>
  );
}
