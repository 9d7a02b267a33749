import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/classes";
import { ExploreIcon, SearchIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { WordMark } from "@/components/ui/mark";
import { NavLink } from "./nav-link";
import { NavSign } from "./nav-sign";
import { EXPLORED } from "./places";

/** Where nobody can sign in or up yet, or is told where. */
const BEFORE_ANYBODY = ["/setup"];

/** What people who are not signed in see on top of every page. */
export async function GuestBar({ mayLook, maySignUp }: { mayLook: boolean; maySignUp: boolean }) {
  const t = await getTranslations("shell");
  return (
    <header className="border-b border-line">
      <nav aria-label={t("nav")} className="mx-auto flex h-14 max-w-content items-center gap-1 px-4 sm:h-16 sm:gap-2 sm:px-6">
        <Link href="/" className="flex rounded-md">
          <WordMark />
        </Link>
        <span className="flex-1" />
        {mayLook && (
          <>
            <NavSign href="/explore" covers={EXPLORED} word={t("explore")} icon={ExploreIcon} />
            <NavSign href="/search" word={t("search")} icon={SearchIcon} />
          </>
        )}
        <NavLink
          href="/sign-in"
          covers={BEFORE_ANYBODY}
          className={cn(buttonVariants({ variant: "quiet" }), "px-3 aria-[current=page]:hidden max-sm:border max-sm:border-edge/60")}
        >
          {t("sign-in")}
        </NavLink>
        {maySignUp && (
          <NavLink href="/sign-up" covers={BEFORE_ANYBODY} className={cn(buttonVariants({ variant: "secondary" }), "aria-[current=page]:hidden max-sm:hidden")}>
            {t("sign-up")}
          </NavLink>
        )}
      </nav>
    </header>
  );
}
