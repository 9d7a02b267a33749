import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { ClosedDoor } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";

/** For whoever has done their part, and waits for an administrator. */
export async function AwaitsApproval() {
  const t = await getTranslations("accounts.confirm");
  const profile = (
    <Link href="/settings" className={buttonVariants({ variant: "primary" })}>
      {t("waiting-profile")}
    </Link>
  );
  return (
    <EmptyState level={1} drawing={<ClosedDoor />} title={t("waiting-title")} action={profile}>
      {t("waiting")}
    </EmptyState>
  );
}
