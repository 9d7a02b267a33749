import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { AdminFrame } from "@/components/accounts/admin-frame";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { BackLink } from "@/components/shell/page";
import { administers, mailboxMail } from "@/lib/accounts/admin/loaders";

type Props = PageProps<"/admin/mailbox/[mail]">;

async function about({ params }: Props): Promise<Metadata> {
  const [t] = await Promise.all([getTranslations("admin.mailbox"), params.then((named) => mailboxMail(named.mail))]);
  return { title: t("title") };
}

async function MailPage({ params }: Props) {
  const mail = await mailboxMail((await params).mail);
  const t = await getTranslations("admin.mailbox");
  const format = await getFormatter();
  const lines = [
    [t("to"), mail.to],
    [t("from"), mail.from],
    [t("sent"), format.dateTime(mail.sentAt, "moment")],
  ] as const;
  return (
    <AdminFrame current="mailbox" administers={await administers()}>
      <BackLink href="/admin/mailbox" text={t("back")} />
      <h2 className="text-xl font-semibold wrap-anywhere">{mail.subject || t("no-subject")}</h2>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1 text-sm">
        {lines.map(([term, value]) => (
          <div key={term} className="contents">
            <dt className="text-muted">{term}</dt>
            <dd className="break-all">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-6 grid gap-6 lg:grid-cols-2">
        <section>
          <h3 className="mb-2 font-medium">{t("rendered")}</h3>
          {/* No scripts, no forms, no way to this page; links open beside it. */}
          <iframe
            title={t("rendered")}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcDoc={mail.html}
            className="h-160 w-full rounded-lg border border-line bg-on-stage"
          />
        </section>
        <section>
          <h3 className="mb-2 font-medium">{t("text")}</h3>
          <pre className="rounded-lg border border-line bg-surface p-4 text-sm whitespace-pre-wrap break-words">{mail.text}</pre>
        </section>
      </div>
    </AdminFrame>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(MailPage);
