import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { Page, PageHeader } from "@/components/shell/page";
import { ActionButton } from "@/components/ui/action-button";
import { buttonVariants } from "@/components/ui/button";
import { BareWall } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { SettingsIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { Onward } from "@/components/ui/onward";
import { Tabs } from "@/components/ui/tabs";
import { markAllReadAction } from "@/lib/notifications/actions";
import { notificationsUrl } from "@/lib/notifications/schema";
import { FILTERS, MOST_UNREAD, type Filter, type NotificationPage } from "@/lib/notifications/types";
import { NotificationKeys } from "./keys";
import { NotificationLine } from "./line";

type NotificationsProps = NotificationPage & { filter: Filter; /** Whether this is the first page. */ first: boolean; unread: number };

/** What one is told, by parts, the newest first. */
export async function Notifications({ notifications, next, filter, first, unread }: NotificationsProps) {
  const t = await getTranslations("notifications");
  const tabs = FILTERS.map((part) => ({
    href: notificationsUrl({ filter: part }),
    label: t(`filter.${part}`),
    current: part === filter,
    count: part === "unread" && unread > 0 ? (unread > MOST_UNREAD ? `${MOST_UNREAD}+` : unread) : undefined,
  }));
  const newest = notifications[0];
  return (
    <Page width="feed">
      <PageHeader
        title={t("title")}
        className="mb-2 sm:mb-3"
        actions={
          <>
            {first && newest && notifications.some((line) => line.unread) && (
              <ActionButton action={markAllReadAction} fields={{ filter, upTo: newest.id }} variant="secondary">
                {t("read-all")}
              </ActionButton>
            )}
            <Link
              href={"/settings/notifications" as Route}
              title={t("settings")}
              aria-label={t("settings")}
              className={buttonVariants({ variant: "quiet", size: "icon" })}
            >
              <SettingsIcon />
            </Link>
          </>
        }
      />
      <Tabs label={t("filters")} tabs={tabs} sticky className="mb-2" />
      {notifications.length === 0 && first && <NothingHere filter={filter} />}
      <ul>
        {notifications.map((notification) => (
          <NotificationLine key={notification.id} notification={notification} />
        ))}
      </ul>
      <Onward
        label={t("pages")}
        first={!first && { href: notificationsUrl({ filter }), text: t("newest") }}
        next={next && { href: notificationsUrl({ filter, before: next }), text: t("older") }}
        className="mt-8 justify-center"
      />
      {notifications.length > 0 && <p className="pt-8 text-center text-sm text-muted noscript:hidden pointer-coarse:hidden">{t("keys")}</p>}
      <NotificationKeys />
    </Page>
  );
}

/** What would be here, and where to go instead. */
async function NothingHere({ filter }: { filter: Filter }) {
  const t = await getTranslations("notifications.empty");
  const which = filter === "all" || filter === "unread" ? filter : "other";
  return (
    <EmptyState
      drawing={<BareWall />}
      title={t(`${which}.title`)}
      action={
        <Link href={filter === "all" ? ("/people" as Route) : notificationsUrl()} className={buttonVariants()}>
          {t(`${which}.action`)}
        </Link>
      }
    >
      {t(`${which}.text`)}
    </EmptyState>
  );
}
