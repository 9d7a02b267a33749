import type { Route } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { CommentIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { PRESSABLE } from "./look";

/** How many comments there are, and the way to them. */
export async function CommentsLink({ count, href }: { count: number; href: string }) {
  const [t, format] = await Promise.all([getTranslations("reactions"), getFormatter()]);
  const label = t("comments", { count });
  return (
    <Link href={href as Route} title={label} aria-label={label} className={PRESSABLE}>
      <CommentIcon />
      {count > 0 && format.number(count)}
    </Link>
  );
}
