import { getTranslations } from "next-intl/server";
import { BellIcon } from "@/components/ui/icons";
import { MOST_UNREAD } from "@/lib/notifications/types";
import { UnreadCount } from "./unread-count";

/** The sign of one's notifications, with how many are unread. */
export async function Bell({ unread }: { unread: number }) {
  const t = await getTranslations("notifications");
  return (
    <span className="relative flex">
      <BellIcon />
      <UnreadCount unread={unread} most={MOST_UNREAD} words={t("unread", { figure: "{figure}" })} />
    </span>
  );
}
