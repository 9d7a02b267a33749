import { MailLayout } from "@/components/mail/layout";
import { MailList, MailText, MailTitle } from "@/components/mail/parts";
import { written, type Written } from "@/components/mail/written";
import { FALLBACK_LANGUAGE, speak } from "@/lib/platform/messages";
import { getInstance } from "../data";
import type { Receipt } from "./erasing/mutations";
import { ERASED_KINDS } from "./types";

/** The last mail: what was removed, kind by kind, and what is left. */
export async function receiptMail({ language, counts, finishedAt }: Pick<Receipt, "language" | "counts" | "finishedAt">): Promise<Written> {
  const { name: instance } = await getInstance();
  const spoken = language ?? FALLBACK_LANGUAGE;
  const { t, format } = speak(spoken);
  const removed = ERASED_KINDS.flatMap((kind) => (counts[kind] ? [t(`leaving.kinds.${kind}`, { count: counts[kind] })] : []));
  const date = format.dateTime(finishedAt, "day");
  return written(
    t("leaving.receipt.subject", { instance }),
    <MailLayout language={spoken} from={instance} preview={t("leaving.receipt.preview")} footer={t("leaving.receipt.footer", { instance })}>
      <MailTitle>{t("leaving.receipt.title")}</MailTitle>
      <MailText>{removed.length > 0 ? t("leaving.receipt.removed", { instance, date }) : t("leaving.receipt.empty", { instance, date })}</MailText>
      {removed.length > 0 && <MailList items={removed} />}
      <MailText>{t("leaving.receipt.stays")}</MailText>
    </MailLayout>,
  );
}
