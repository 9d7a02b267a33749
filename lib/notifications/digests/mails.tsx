import { MailLayout } from "@/components/mail/layout";
import { MailButton, MailStories, MailText, MailTitle } from "@/components/mail/parts";
import { mailLink, written, type Written } from "@/components/mail/written";
import type { MailReader } from "@/lib/accounts/types";
import { linkToken } from "@/lib/core/derive";
import { speak } from "@/lib/platform/messages";
import { sentenceOf } from "../delivery/format";
import type { NotificationView } from "../types";
import { PURPOSE } from "./data";
import { unsubscribeUrl } from "./schema";
import type { LetterKind } from "./types";

/** Lines in one mail; of more there is only told how many. */
const MOST = 20;

/** Where a mail program ends such mails by one click, and a person by following it. */
export const unsubscribeAddress = (userId: string): string => mailLink(`/api/unsubscribe/${linkToken(PURPOSE, userId)}`);

/** What happened, a line each, with the way to each of them and the way to hear no more. Its subject names nobody: it stands on locked screens. */
export function letterMail(
  { language, timeZone, instance, userId }: MailReader & { userId: string },
  kind: LetterKind,
  views: readonly NotificationView[],
): Promise<Written> {
  const { t } = speak(language, timeZone);
  const stories = views
    .slice(0, MOST)
    .map((view) => ({ id: view.id, text: sentenceOf(view, t), href: mailLink(view.href), quote: view.kind === "search" ? "" : view.words }));
  const more = views.length - stories.length;
  const footer = (
    <>
      {t(`digest.footer.${kind}`, { instance })}{" "}
      <a href={mailLink(unsubscribeUrl(linkToken(PURPOSE, userId)))} style={{ color: "inherit" }}>
        {t("digest.stop")}
      </a>
      {" · "}
      <a href={mailLink("/settings/notifications")} style={{ color: "inherit" }}>
        {t("digest.choose")}
      </a>
    </>
  );
  return written(
    t(`digest.subject.${kind}`, { instance, count: views.length }),
    <MailLayout
      language={language}
      from={instance}
      preview={stories
        .map(({ text }) => text)
        .join(". ")
        .slice(0, 140)}
      footer={footer}
    >
      <MailTitle>{t(`digest.title.${kind}`, { count: views.length })}</MailTitle>
      <MailStories stories={stories} />
      {more > 0 && <MailText>{t("digest.more", { count: more })}</MailText>}
      <MailButton href={mailLink("/notifications")}>{t("digest.button")}</MailButton>
    </MailLayout>,
  );
}
