import { getTranslations } from "next-intl/server";

/** How often something was looked at. */
export async function Looks({ count }: { count: number }) {
  const t = await getTranslations("reactions");
  return <span title={t("views-explained")}>{t("views", { count })}</span>;
}
