import { getFormatter, getTranslations } from "next-intl/server";
import { BellIcon } from "@/components/ui/icons";
import { MOST_UNREAD } from "@/lib/notifications/types";
import { UnreadCount } from "./unread-count";

/** The sign of one's notifications, with how many are unread. */
export async function Bell({ unread }: { unread: number }) {
  const [t, format] = await Promise.all([getTranslations("notifications"), getFormatter()]);
  // The browser speaks no language of its own here: it is handed each sentence there can be.
  const figure = (count: number): string => (count > MOST_UNREAD ? `${format.number(MOST_UNREAD)}+` : format.number(count));
  const sentences = Array.from({ length: MOST_UNREAD + 2 }, (_, count) => t("unread", { count, figure: figure(count) }));
  return (
    <span className="relative flex">
      <BellIcon />
      <UnreadCount unread={unread} most={MOST_UNREAD} sentences={sentences} />
    </span>
  );
}
