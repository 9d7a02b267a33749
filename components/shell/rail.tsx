import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Bell, BellWords } from "@/components/notifications/bell";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/classes";
import { SignOutIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { Mark } from "@/components/ui/mark";
import { MySign } from "./my-sign";
import { NavLink } from "./nav-link";
import { placesOf, type Place, type ShellMember } from "./places";
import { SignOut } from "./sign-out";
import { UploadsSign } from "./uploads-sign";

const ITEM =
  "relative flex h-11 items-center justify-center gap-3.5 rounded-md text-muted transition-[background-color] hover:bg-hover hover:text-ink xl:justify-start xl:px-3 " +
  "aria-[current]:font-medium aria-[current]:text-ink aria-[current]:before:absolute aria-[current]:before:inset-y-2.5 aria-[current]:before:-left-3 aria-[current]:before:w-0.5 aria-[current]:before:rounded-full aria-[current]:before:bg-accent";

const WORD = "sr-only xl:not-sr-only";

/** The way around on wide screens: drawings, with words from 1280 px. */
export async function Rail({ member }: { member: ShellMember }) {
  const t = await getTranslations("shell");
  const { home, explore, search, friends, notifications, upload, profile, settings, administration } = placesOf(member);
  return (
    <nav
      aria-label={t("nav")}
      className="fixed inset-y-0 left-0 z-30 hidden w-18 flex-col gap-1 overflow-y-auto border-r border-line bg-canvas px-3 py-4 md:flex xl:w-56"
    >
      <Link href="/" className="mb-5 flex h-11 items-center justify-center gap-2.5 rounded-md xl:justify-start xl:px-2.5">
        <Mark size={28} />
        <span className={cn("text-lg font-semibold tracking-[-0.03em]", WORD)}>Halation</span>
      </Link>
      <RailPlace place={home} word={t("home")} />
      <RailPlace place={explore} word={t("explore")} />
      <RailPlace place={search} word={t("search")} />
      <RailPlace place={friends} word={t("friends")} />
      <RailPlace place={notifications} word={t("notifications")} sign={<Bell unread={member.unread} />} note={<BellWords unread={member.unread} />} />
      <RailPlace place={profile} word={t("profile")} sign={<MySign member={member} size={20} />} />
      {upload && (
        <NavLink
          href={upload.href}
          title={t("upload")}
          className={cn(buttonVariants({ variant: "primary" }), "mt-3 h-11 px-0 aria-[current]:opacity-100 xl:px-4")}
        >
          <upload.icon />
          <span className={WORD}>{t("upload")}</span>
        </NavLink>
      )}
      <UploadsSign memberId={member.id} place="rail" />
      <span className="flex-1" />
      <RailPlace place={administration} word={t("administration")} />
      <RailPlace place={settings} word={t("settings")} />
      <SignOut className={cn(ITEM, "w-full")} title={t("sign-out")}>
        <SignOutIcon />
        <span className={WORD}>{t("sign-out")}</span>
      </SignOut>
    </nav>
  );
}

type RailPlaceProps = { place: Place | null; word: string; sign?: ReactNode; /** What is said behind the word. */ note?: ReactNode };

function RailPlace({ place, word, sign, note }: RailPlaceProps) {
  if (!place) return null;
  return (
    <NavLink href={place.href as Route} covers={place.covers} title={word} pendingSign="inset-y-2.5 -left-3 w-0.5 rounded-full bg-accent" className={ITEM}>
      {sign ?? <place.icon />}
      <span className={WORD}>{word}</span>
      {note}
    </NavLink>
  );
}
