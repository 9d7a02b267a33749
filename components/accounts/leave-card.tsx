import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";

/** The way to where one's account is deleted. */
export async function LeaveCard() {
  const t = await getTranslations("leaving");
  return (
    <Card title={t("title")} description={t("card.description")}>
      <Link href={"/settings/data/leave" as Route} className={`${buttonVariants({ variant: "danger" })} self-start`}>
        {t("card.open")}
      </Link>
    </Card>
  );
}
