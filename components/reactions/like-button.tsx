import type { Route } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { HeartIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import type { Likeable, Likes } from "@/lib/reactions/likes/types";
import type { Standing } from "@/lib/reactions/types";
import { LikeToggle } from "./like-toggle";
import { signInTo, SIZES, type Size } from "./look";

type LikeButtonProps = Likes & {
  kind: Likeable;
  id: string;
  standing: Standing;
  /** Where guests come back to. */
  path: string;
  /** What pressing it does, where "Like" alone would not say of what. */
  label?: string;
  size?: Size;
  /** The key that presses it, where it is the one of its page. */
  shortcut?: string;
};

/** How many like something, and liking it: guests sign in first, and whoever may not reads the figure. */
export async function LikeButton({ kind, id, count, mine, standing, path, label, size = "bar", shortcut }: LikeButtonProps) {
  const [t, format, locale] = await Promise.all([getTranslations("reactions"), getFormatter(), getLocale()]);
  if (standing === "may")
    return (
      <LikeToggle
        kind={kind}
        id={id}
        given={{ count, mine }}
        locale={locale}
        words={{ like: label ?? t("like.action"), failed: t("failed") }}
        size={size}
        shortcut={shortcut}
      />
    );
  const { item, pressable, icon } = SIZES[size];
  const figure = count > 0 && format.number(count);
  if (standing === "guest")
    return (
      <Link
        href={signInTo(path) as Route}
        title={t("like.sign-in")}
        aria-label={`${t("like.sign-in")}. ${t("like.count", { count })}`}
        aria-keyshortcuts={shortcut}
        className={pressable}
      >
        <HeartIcon size={icon} />
        {figure}
      </Link>
    );
  return (
    <span role="img" aria-label={t("like.count", { count })} className={`${item} text-muted`}>
      <HeartIcon size={icon} />
      {figure}
    </span>
  );
}
