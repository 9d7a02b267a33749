import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Bell, BellWords } from "@/components/notifications/bell";
import { UnreadWatch } from "@/components/notifications/unread-watch";
import { NameCards } from "@/components/people/name-cards";
import { NotLive } from "@/components/realtime/not-live";
import { MailIcon, SearchIcon, ShieldIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { WordMark } from "@/components/ui/mark";
import { notificationsChanged } from "@/lib/notifications/events";
import { subscriptionTo } from "@/lib/platform/realtime/events";
import type { RealtimeConfig } from "@/lib/platform/realtime/types";
import { BottomBar } from "./bottom-bar";
import { GuestBar } from "./guest-bar";
import { NavSign } from "./nav-sign";
import type { ShellMember } from "./places";
import { Rail } from "./rail";
import { UploadsSign } from "./uploads-sign";

type ShellProps = {
  /** Who is signed in; null for guests. */
  member: ShellMember | null;
  /** Whether public photographs are open to the viewer. */
  mayLook: boolean;
  /** Whether the viewer, where a guest, may sign up. */
  maySignUp: boolean;
  /** Where the pages hear what happens. */
  realtime: RealtimeConfig;
  children: ReactNode;
};

/** What stands around every page, and the page's one `<main>`. */
export async function Shell({ member, mayLook, maySignUp, realtime, children }: ShellProps) {
  const t = await getTranslations("shell");
  return (
    <>
      <a href="#main" className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-float px-4 py-2.5 font-medium focus:translate-y-0 focus:shadow-float">
        {t("skip")}
      </a>
      {member ? (
        <>
          <Rail member={member} />
          <header className="flex h-14 items-center border-b border-line px-4 md:hidden">
            <Link href="/" className="flex rounded-md">
              <WordMark />
            </Link>
            <span className="flex-1" />
            <NavSign href="/search" word={t("search")} icon={SearchIcon} />
            <NavSign
              href="/notifications"
              word={t("notifications")}
              sign={<Bell unread={member.unread} />}
              note={<BellWords unread={member.unread} />}
              className="-mr-2"
            />
          </header>
        </>
      ) : (
        <GuestBar mayLook={mayLook} maySignUp={maySignUp} />
      )}
      <div className={member ? "pb-[calc(3.5rem+env(safe-area-inset-bottom))] md:pb-0 md:pl-18 xl:pl-56" : undefined}>
        {member && !member.confirmed && <MissingStep awaitsApproval={member.awaitsApproval} />}
        <main id="main" tabIndex={-1} className="outline-none">
          {children}
        </main>
      </div>
      {member && (
        <>
          <UploadsSign memberId={member.id} place="bar" />
          <BottomBar member={member} />
          <UnreadWatch unread={member.unread} config={realtime} on={subscriptionTo(notificationsChanged, member.id)} />
          <NotLive words={t("not-live")} />
        </>
      )}
      <NameCards />
    </>
  );
}

/** Reminds people, quietly, of the one step that is missing. */
async function MissingStep({ awaitsApproval }: { awaitsApproval: boolean }) {
  const t = await getTranslations("shell");
  const Sign = awaitsApproval ? ShieldIcon : MailIcon;
  return (
    <aside className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sunken px-4 py-2 text-sm sm:px-6">
      <Sign size={18} className="shrink-0 text-muted" />
      <p className="min-w-0 flex-1 basis-56">{awaitsApproval ? t("unapproved") : t("unconfirmed")}</p>
      <Link href={"/confirm" as Route} className="link flex min-h-9 items-center font-medium">
        {awaitsApproval ? t("unapproved-more") : t("confirm")}
      </Link>
    </aside>
  );
}
