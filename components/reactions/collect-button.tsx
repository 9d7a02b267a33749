import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BookmarkIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import type { Collected } from "@/lib/reactions/collections/types";
import type { Standing } from "@/lib/reactions/types";
import { CollectToggle } from "./collect-toggle";
import { ITEM, PRESSABLE, signInTo } from "./look";

type CollectButtonProps = Collected & {
  photo: string;
  standing: Standing;
  /** Where guests come back to. */
  path: string;
};

/** Keeping a photo: guests sign in first, and whoever may not hears how many do. */
export async function CollectButton({ photo, count, mine, standing, path }: CollectButtonProps) {
  const [t, locale] = await Promise.all([getTranslations("reactions"), getLocale()]);
  if (standing === "may") {
    const words = {
      collect: t("collect.action"),
      collected: t("collect.collected"),
      choose: t("collect.choose"),
      privately: t("collect.privately"),
      "make-public": t("collect.make-public"),
      "make-private": t("collect.make-private"),
      "public-now": t("collect.public-now"),
      "private-now": t("collect.private-now"),
      "privately-explained": t("collect.privately-explained"),
      failed: t("failed"),
    };
    return <CollectToggle photo={photo} given={{ count, mine }} locale={locale} words={words} />;
  }
  if (standing === "guest")
    return (
      <Link
        href={signInTo(path) as Route}
        title={t("collect.sign-in")}
        aria-label={`${t("collect.sign-in")}. ${t("collect.count", { count })}`}
        className={PRESSABLE}
      >
        <BookmarkIcon />
      </Link>
    );
  return (
    <span role="img" aria-label={t("collect.count", { count })} className={`${ITEM} text-muted`}>
      <BookmarkIcon />
    </span>
  );
}
