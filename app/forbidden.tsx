import { getTranslations } from "next-intl/server";
import { ClosedDoor } from "@/components/ui/drawings";
import { DeadEnd } from "@/components/shell/dead-end";

/** For sections that belong to the staff as a whole. */
export default async function Forbidden() {
  const t = await getTranslations("ui.forbidden");
  return (
    <DeadEnd drawing={<ClosedDoor />} title={t("title")} ways={[{ href: "/", word: t("home") }]}>
      {t("text")}
    </DeadEnd>
  );
}
