import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";

/** From page to page of a list: back to where it begins, and on. */
export async function Onward({ first, next }: { first?: Route | false; next?: Route | false | null }) {
  const t = await getTranslations("search");
  if (!first && !next) return null;
  return (
    <nav aria-label={t("pages")} className="mt-6 flex flex-wrap gap-3">
      {first && (
        <Link href={first} prefetch={false} className={buttonVariants()}>
          {t("first")}
        </Link>
      )}
      {next && (
        <Link href={next} prefetch={false} className={buttonVariants()}>
          {t("more")}
        </Link>
      )}
    </nav>
  );
}
