import type { Metadata, Route } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { AdminFrame } from "@/components/accounts/admin-frame";
import { OlderNewer } from "@/components/accounts/older-newer";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { Callout } from "@/components/ui/callout";
import { OpenLetter } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { administers, mailbox, requireMailboxReader } from "@/lib/accounts/admin/loaders";
import { listQuery } from "@/lib/accounts/schema";

async function about(): Promise<Metadata> {
  const [t] = await Promise.all([getTranslations("admin.mailbox"), requireMailboxReader()]);
  return { title: t("title") };
}

async function MailboxPage({ searchParams }: PageProps<"/admin/mailbox">) {
  const { before } = listQuery.parse(await searchParams);
  const { mails, next, inUse } = await mailbox(before);
  const t = await getTranslations("admin.mailbox");
  const format = await getFormatter();
  return (
    <AdminFrame current="mailbox" administers={await administers()}>
      <h2 className="sr-only">{t("title")}</h2>
      <p className="mb-6 max-w-prose text-muted">{t("description")}</p>
      {!inUse && <Callout className="mb-6">{t("elsewhere")}</Callout>}
      {mails.length === 0 && (
        <EmptyState drawing={<OpenLetter />} title={t("empty-title")}>
          {t("empty")}
        </EmptyState>
      )}
      <ul className="divide-y divide-line">
        {mails.map((mail) => (
          <li key={mail.id}>
            <Link href={`/admin/mailbox/${mail.id}` as Route} className="flex flex-wrap items-baseline gap-x-4 py-3 hover:bg-hover">
              <span className="min-w-0 flex-1 basis-72 font-medium">{mail.subject || t("no-subject")}</span>
              <span className="min-w-0 text-sm break-all text-muted">{mail.to}</span>
              <time dateTime={mail.sentAt.toISOString()} className="text-sm text-muted tabular-nums">
                {format.dateTime(mail.sentAt, "moment")}
              </time>
            </Link>
          </li>
        ))}
      </ul>
      <OlderNewer path="/admin/mailbox" next={next} first={!before} words={{ older: t("older"), newest: t("newest") }} />
    </AdminFrame>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(MailboxPage);
