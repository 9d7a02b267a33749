import { getFormatter, getNow, getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/ui/action-button";
import { describeBrowser } from "@/lib/accounts/format";
import { endSessionAction } from "@/lib/accounts/settings/actions";
import type { OwnSession } from "@/lib/accounts/types";

/** One browser one is signed in with, and the way to end that. */
export async function SessionLine({ session }: { session: OwnSession }) {
  const t = await getTranslations("settings.sessions");
  const format = await getFormatter();
  const now = await getNow();
  const { browser, system } = describeBrowser(session.userAgent);
  const title = browser && system ? t("browser-on", { browser, system }) : (browser ?? system ?? t("unknown"));
  const facts = [
    session.address,
    t("seen", { when: format.relativeTime(session.lastSeenAt, now) }),
    t("since", { when: format.dateTime(session.createdAt, "day") }),
    session.remembered ? t("remembered", { day: format.dateTime(session.expiresAt, "day") }) : t("brief"),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-3 first:border-t-0 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium" title={session.userAgent}>
          {title}
          {session.current && <span className="ml-2 text-sm font-normal text-success">{t("current")}</span>}
        </p>
        <p className="text-sm text-muted tabular-nums">{facts.filter(Boolean).join(" · ")}</p>
      </div>
      {!session.current && (
        <ActionButton
          action={endSessionAction}
          fields={{ session: session.id }}
          variant="secondary"
          size="sm"
          aria-label={t("sign-out-of", { browser: title })}
        >
          {t("sign-out")}
        </ActionButton>
      )}
    </li>
  );
}
