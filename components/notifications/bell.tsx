import { getTranslations } from "next-intl/server";
import { BellIcon } from "@/components/ui/icons";
import { MOST_UNREAD } from "@/lib/notifications/types";
import { UnreadFigure, UnreadSaid } from "./unread-count";

/** The sign of one's notifications, with how many are unread. */
export const Bell = ({ unread }: { unread: number }) => (
  <span className="relative flex">
    <BellIcon />
    <UnreadFigure unread={unread} most={MOST_UNREAD} />
  </span>
);

/** What the sign says, behind its word. */
export async function BellWords({ unread }: { unread: number }) {
  const t = await getTranslations("notifications");
  return <UnreadSaid unread={unread} most={MOST_UNREAD} words={t("unread", { figure: "{figure}" })} />;
}
