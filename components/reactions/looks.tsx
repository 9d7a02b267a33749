import { getFormatter, getTranslations } from "next-intl/server";
import { EyeIcon } from "@/components/ui/icons";
import { ITEM } from "./look";

/** How often something was looked at, at the end of the bar below it. */
export async function Looks({ count }: { count: number }) {
  const [t, format] = await Promise.all([getTranslations("reactions"), getFormatter()]);
  return (
    <span role="img" aria-label={t("views", { count })} title={t("views-explained")} className={`${ITEM} ml-auto text-muted`}>
      <EyeIcon />
      {format.number(count)}
    </span>
  );
}
