import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { ClosedDoor } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";

/** For sections that belong to the staff as a whole. */
export default async function Forbidden() {
  const t = await getTranslations("ui.forbidden");
  return (
    <EmptyState
      level={1}
      drawing={<ClosedDoor />}
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
