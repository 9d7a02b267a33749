import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { MenuIcon, SignOutIcon } from "@/components/ui/icons";
import { MySign } from "./my-sign";
import { NavLink } from "./nav-link";
import { placesOf, type Place, type ShellMember } from "./places";
import { SignOut } from "./sign-out";

const ITEM =
  "relative flex h-14 w-full flex-col items-center justify-center gap-0.5 text-xs text-muted -outline-offset-2 " +
  "aria-[current]:font-medium aria-[current]:text-ink aria-[current]:before:absolute aria-[current]:before:inset-x-4 aria-[current]:before:top-0 aria-[current]:before:h-0.5 aria-[current]:before:bg-accent";

const LINE = "flex h-12 w-full items-center gap-3 rounded-md px-3 hover:bg-hover aria-[current]:font-medium";

/** The way around on phones, within reach of a thumb: five places, upload in the middle; searching stands in the title bar. */
export async function BottomBar({ member }: { member: ShellMember }) {
  const t = await getTranslations("shell");
  const { home, explore, friends, upload, profile, statistics, searches, settings, administration } = placesOf(member);
  return (
    <nav aria-label={t("nav")} className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-canvas pb-[env(safe-area-inset-bottom)] md:hidden">
      <ul className="mx-auto grid max-w-feed auto-cols-fr grid-flow-col">
        <BarPlace place={home} word={t("home")} />
        <BarPlace place={explore} word={t("explore")} />
        {upload && (
          <li className="flex items-center justify-center">
            <NavLink
              href={upload.href}
              aria-label={t("upload")}
              className="flex h-11 w-14 items-center justify-center rounded-lg bg-accent text-on-accent active:bg-accent-hover"
            >
              <upload.icon size={22} />
            </NavLink>
          </li>
        )}
        <BarPlace place={profile} word={t("profile-short")} sign={<MySign member={member} size={22} />} />
        <li>
          <button type="button" popoverTarget="more" className={ITEM}>
            <MenuIcon size={22} />
            {t("more")}
          </button>
          <div
            id="more"
            popover="auto"
            className="rise-in fixed inset-auto right-2 bottom-[calc(4rem+env(safe-area-inset-bottom))] m-0 w-64 rounded-lg border border-line bg-float p-1.5 text-ink shadow-float"
          >
            <MenuPlace place={friends} word={t("friends")} />
            <MenuPlace place={searches} word={t("searches")} />
            <MenuPlace place={statistics} word={t("statistics")} />
            <MenuPlace place={settings} word={t("settings")} />
            <MenuPlace place={administration} word={t("administration")} />
            <SignOut className={LINE}>
              <SignOutIcon className="text-muted" />
              {t("sign-out")}
            </SignOut>
          </div>
        </li>
      </ul>
    </nav>
  );
}

function BarPlace({ place, word, sign }: { place: Place | null; word: string; sign?: ReactNode }) {
  if (!place) return null;
  return (
    <li>
      <NavLink href={place.href} covers={place.covers} pendingSign="inset-x-4 top-0 h-0.5 bg-accent" className={ITEM}>
        {sign ?? <place.icon size={22} />}
        {word}
      </NavLink>
    </li>
  );
}

function MenuPlace({ place, word }: { place: Place | null; word: string }) {
  if (!place) return null;
  return (
    <NavLink href={place.href} className={LINE}>
      <place.icon className="text-muted" />
      {word}
    </NavLink>
  );
}
