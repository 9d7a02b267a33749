import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { Onward } from "@/components/ui/onward";

/** From page to page of what is found beside photographs. */
export async function ElsewhereOnward({ first, next }: { first: Route | false; next: Route | false | null }) {
  const t = await getTranslations("search");
  return <Onward label={t("pages")} first={first && { href: first, text: t("first") }} next={next && { href: next, text: t("further") }} />;
}
