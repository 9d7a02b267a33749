import { MailLayout } from "@/components/mail/layout";
import { MailButton, MailText, MailTitle } from "@/components/mail/parts";
import { mailLink, written, type Written } from "@/components/mail/written";
import { speak } from "@/lib/platform/messages";
import type { MailReader } from "../types";

type Letter = {
  /** Where its words are. */
  key: string;
  /** Its paragraphs, by their names. */
  texts: readonly string[];
  /** Where its button leads. */
  path: string;
};

/** The sheet these mails share. Nothing stands in them that somebody typed: they also go to people who did not ask for them. */
function letter({ language, instance }: MailReader, { key, texts, path }: Letter): Promise<Written> {
  const { t } = speak(language);
  const words = (name: string): string => t(`credentials.mail.${key}.${name}`, { instance });
  return written(
    words("subject"),
    <MailLayout language={language} from={instance} preview={words("preview")} footer={words("footer")}>
      <MailTitle>{words("title")}</MailTitle>
      {texts.map((name) => (
        <MailText key={name}>{words(name)}</MailText>
      ))}
      <MailButton href={mailLink(path)}>{words("button")}</MailButton>
    </MailLayout>,
  );
}

/** The link to choose a new password by: because someone asked for it, or because the address it goes to was taken back. */
export const resetMail = (reader: MailReader, { token, restored }: { token: string; restored: boolean }): Promise<Written> =>
  letter(reader, { key: restored ? "restored" : "reset", texts: ["body"], path: `/reset?token=${token}` });

/** For the new address of an account, which is to be proved to be its owner's. */
export const confirmAddressMail = (reader: MailReader, { token }: { token: string }): Promise<Written> =>
  letter(reader, { key: "confirm", texts: ["body"], path: `/email?token=${token}` });

/** For whoever has the address that someone wanted to move an account to. */
export const wantedAddressMail = (reader: MailReader): Promise<Written> => letter(reader, { key: "wanted", texts: ["body", "yours"], path: "/sign-in" });

/** For the address an account had until now: the way to take it back. */
export const undoMail = (reader: MailReader, { token }: { token: string }): Promise<Written> =>
  letter(reader, { key: "undo", texts: ["body", "not-you"], path: `/email/undo?token=${token}` });
