import { MailLayout } from "@/components/mail/layout";
import { MailButton, MailText, MailTitle } from "@/components/mail/parts";
import { mailLink, written, type Written } from "@/components/mail/written";
import { speak } from "@/lib/platform/messages";
import type { MailReader } from "../../types";

/** For an administrator: somebody has confirmed their address and waits. Of what they typed, only the username stands here, which holds no sentence. */
export function requestMail({ language, instance }: MailReader, username: string): Promise<Written> {
  const { t } = speak(language);
  return written(
    t("registration.mail.request.subject", { username, instance }),
    <MailLayout
      language={language}
      from={instance}
      preview={t("registration.mail.request.preview")}
      footer={t("registration.mail.request.footer", { instance })}
    >
      <MailTitle>{t("registration.mail.request.title")}</MailTitle>
      <MailText>{t("registration.mail.request.body", { username, instance })}</MailText>
      <MailButton href={mailLink("/admin")}>{t("registration.mail.request.button")}</MailButton>
    </MailLayout>,
  );
}

/** For somebody who was not let in. */
export function declinedMail({ language, instance }: MailReader): Promise<Written> {
  const { t } = speak(language);
  return written(
    t("registration.mail.declined.subject", { instance }),
    <MailLayout
      language={language}
      from={instance}
      preview={t("registration.mail.declined.preview")}
      footer={t("registration.mail.declined.footer", { instance })}
    >
      <MailTitle>{t("registration.mail.declined.title")}</MailTitle>
      <MailText>{t("registration.mail.declined.body", { instance })}</MailText>
      <MailText>{t("registration.mail.declined.gone")}</MailText>
    </MailLayout>,
  );
}
