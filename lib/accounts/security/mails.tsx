import { MailLayout } from "@/components/mail/layout";
import { MailButton, MailFacts, MailText, MailTitle } from "@/components/mail/parts";
import { mailLink, written, type Written } from "@/components/mail/written";
import { speak } from "@/lib/platform/messages";
import type { Browser } from "@/lib/platform/session";
import { describeBrowser } from "../format";
import type { MailReader } from "../types";
import type { Notice } from "./types";

type Happened = { notice: Notice; at: string; browser: Browser | null };

/** What was done to an account, when and from where, and what to do if it was somebody else. */
export function noticeMail({ language, timeZone, instance }: MailReader, { notice, at, browser }: Happened): Promise<Written> {
  const { t, format } = speak(language, timeZone);
  const { browser: name, system } = browser ? describeBrowser(browser.userAgent) : { browser: null, system: null };
  const facts = [
    { term: t("mail.notice.when"), value: format.dateTime(new Date(at), "moment") },
    { term: t("mail.notice.browser"), value: [name, system].filter(Boolean).join(", ") },
    { term: t("mail.notice.address"), value: browser?.address ?? "" },
  ].filter(({ value }) => value !== "");
  return written(
    t(`mail.notice.${notice}.subject`, { instance }),
    <MailLayout language={language} from={instance} preview={t(`mail.notice.${notice}.body`)} footer={t("mail.notice.footer", { instance })}>
      <MailTitle>{t(`mail.notice.${notice}.title`)}</MailTitle>
      <MailText>{t(`mail.notice.${notice}.body`)}</MailText>
      <MailFacts facts={facts} />
      <MailText>{t("mail.notice.not-you")}</MailText>
      <MailButton href={mailLink("/settings/sessions")}>{t("mail.notice.button")}</MailButton>
    </MailLayout>,
  );
}
