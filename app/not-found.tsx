import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LostPage } from "@/components/ui/drawings";
import { DeadEnd } from "./_parts/dead-end";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ui.missing");
  return { title: t("title") };
}

/** For what is missing and for what may not be seen: one page, one sentence. */
export default async function NotFound() {
  const t = await getTranslations("ui.missing");
  return (
    <DeadEnd drawing={<LostPage />} title={t("title")} ways={[{ href: "/", word: t("home") }]}>
      {t("text")}
    </DeadEnd>
  );
}
