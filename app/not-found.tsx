import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { LostPage } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ui.missing");
  return { title: t("title") };
}

/** For what is missing and for what may not be seen: one page, one sentence. */
export default async function NotFound() {
  const t = await getTranslations("ui.missing");
  return (
    <EmptyState
      level={1}
      drawing={<LostPage />}
      title={t("title")}
      className="py-20 sm:py-28"
      action={
        <Link href="/" className={buttonVariants({ variant: "primary" })}>
          {t("home")}
        </Link>
      }
    >
      {t("text")}
    </EmptyState>
  );
}
