import { MailLayout } from "@/components/mail/layout";
import { MailButton, MailText, MailTitle } from "@/components/mail/parts";
import { mailLink, written, type Written } from "@/components/mail/written";
import { speak } from "@/lib/platform/messages";
import type { MailReader } from "../types";
import { ARCHIVE_DAYS } from "./types";

/** That an archive can be had, until when and where; or that it could not be made. */
export function archiveMail({ language, instance }: MailReader, outcome: "ready" | "failed"): Promise<Written> {
  const { t } = speak(language);
  const days = { days: ARCHIVE_DAYS };
  return written(
    t(`archive.mail.${outcome}.subject`, { instance }),
    <MailLayout language={language} from={instance} preview={t(`archive.mail.${outcome}.preview`, days)} footer={t("archive.mail.footer", { instance })}>
      <MailTitle>{t(`archive.mail.${outcome}.title`)}</MailTitle>
      <MailText>{t(`archive.mail.${outcome}.body`, days)}</MailText>
      <MailButton href={mailLink("/settings/data")}>{t(`archive.mail.${outcome}.button`)}</MailButton>
    </MailLayout>,
  );
}
