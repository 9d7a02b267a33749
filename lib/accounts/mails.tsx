import type { ReactElement } from "react";
import { render } from "react-email";
import { MailLayout } from "@/components/mail/layout";
import { MailButton, MailCode, MailText, MailTitle } from "@/components/mail/parts";
import { publicUrl } from "@/lib/core/env";
import { speak } from "@/lib/platform/messages";

type Reader = { language: string; instance: string };
type Written = { subject: string; html: string; text: string };

const link = (path: string): string => new URL(path, publicUrl()).href;

/** The text part speaks in a normal voice (titles are not shouted) and leaves out the preview line. */
const selectors = [
  { selector: "h1", options: { uppercase: false } },
  { selector: "[data-skip-in-text=true]", format: "skip" },
  { selector: "a", options: { linkBrackets: false } },
];

async function written(subject: string, page: ReactElement): Promise<Written> {
  return { subject, html: await render(page), text: (await render(page, { plainText: true, htmlToTextOptions: { selectors } })).trim() };
}

/**
 * The code that confirms an address, and a link that carries it. Nothing the person typed stands here: whoever signs up with
 * a stranger's address must not get to write them a letter.
 */
export function codeMail({ language, instance }: Reader, { codeId, code }: { codeId: string; code: string }): Promise<Written> {
  const { t } = speak(language);
  return written(
    t("mail.code.subject", { code, instance }),
    <MailLayout language={language} from={instance} preview={t("mail.code.preview")} footer={t("mail.code.footer")}>
      <MailTitle>{t("mail.code.title")}</MailTitle>
      <MailText>{t("mail.code.body")}</MailText>
      <MailCode code={code} />
      <MailText>{t("mail.code.or")}</MailText>
      <MailButton href={link(`/confirm?for=${codeId}&code=${code}`)}>{t("mail.code.button")}</MailButton>
    </MailLayout>,
  );
}

/** For the owner of an address that someone tried to sign up with. */
export function takenMail({ language, instance }: Reader): Promise<Written> {
  const { t } = speak(language);
  return written(
    t("mail.taken.subject", { instance }),
    <MailLayout language={language} from={instance} preview={t("mail.taken.preview")} footer={t("mail.taken.footer")}>
      <MailTitle>{t("mail.taken.title")}</MailTitle>
      <MailText>{t("mail.taken.body", { instance })}</MailText>
      <MailText>{t("mail.taken.yours")}</MailText>
      <MailButton href={link("/sign-in")}>{t("mail.taken.button")}</MailButton>
    </MailLayout>,
  );
}

/** The first mail after confirming. */
export function welcomeMail({ language, instance }: Reader, { name }: { name: string }): Promise<Written> {
  const { t } = speak(language);
  return written(
    t("mail.welcome.subject", { instance }),
    <MailLayout language={language} from={instance} preview={t("mail.welcome.preview")} footer={t("mail.welcome.footer", { instance })}>
      <MailTitle>{t("mail.welcome.title", { name })}</MailTitle>
      <MailText>{t("mail.welcome.body")}</MailText>
      <MailText>{t("mail.welcome.location")}</MailText>
      <MailButton href={link("/upload")}>{t("mail.welcome.button")}</MailButton>
    </MailLayout>,
  );
}
