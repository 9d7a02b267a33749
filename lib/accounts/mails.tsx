import { MailLayout } from "@/components/mail/layout";
import { MailButton, MailCode, MailText, MailTitle } from "@/components/mail/parts";
import { mailLink, written, type Written } from "@/components/mail/written";
import { speak } from "@/lib/platform/messages";
import type { MailReader } from "./types";

/**
 * The code that confirms an address, and a link that carries it. Nothing the person typed stands here: whoever signs up with
 * a stranger's address must not get to write them a letter.
 */
export function codeMail({ language, instance }: MailReader, { codeId, code }: { codeId: string; code: string }): Promise<Written> {
  const { t } = speak(language);
  return written(
    t("mail.code.subject", { code, instance }),
    <MailLayout language={language} from={instance} preview={t("mail.code.preview")} footer={t("mail.code.footer")}>
      <MailTitle>{t("mail.code.title")}</MailTitle>
      <MailText>{t("mail.code.body")}</MailText>
      <MailCode code={code} />
      <MailText>{t("mail.code.or")}</MailText>
      <MailButton href={mailLink(`/confirm?for=${codeId}&code=${code}`)}>{t("mail.code.button")}</MailButton>
    </MailLayout>,
  );
}

/** For the owner of an address that someone tried to sign up with. */
export function takenMail({ language, instance }: MailReader): Promise<Written> {
  const { t } = speak(language);
  return written(
    t("mail.taken.subject", { instance }),
    <MailLayout language={language} from={instance} preview={t("mail.taken.preview")} footer={t("mail.taken.footer")}>
      <MailTitle>{t("mail.taken.title")}</MailTitle>
      <MailText>{t("mail.taken.body", { instance })}</MailText>
      <MailText>{t("mail.taken.yours")}</MailText>
      <MailButton href={mailLink("/sign-in")}>{t("mail.taken.button")}</MailButton>
    </MailLayout>,
  );
}

/** The first mail after confirming. */
export function welcomeMail({ language, instance, name }: MailReader): Promise<Written> {
  const { t } = speak(language);
  return written(
    t("mail.welcome.subject", { instance }),
    <MailLayout language={language} from={instance} preview={t("mail.welcome.preview")} footer={t("mail.welcome.footer", { instance })}>
      <MailTitle>{t("mail.welcome.title", { name })}</MailTitle>
      <MailText>{t("mail.welcome.body")}</MailText>
      <MailText>{t("mail.welcome.location")}</MailText>
      <MailButton href={mailLink("/upload")}>{t("mail.welcome.button")}</MailButton>
    </MailLayout>,
  );
}
