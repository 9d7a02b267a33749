import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { ClosedDoor } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { currentViewer } from "@/lib/platform/session";

/** For pages that need a member. */
export default async function Unauthorized() {
  const viewer = await currentViewer();
  const t = await getTranslations("ui.signed-out");
  return (
    <EmptyState
      level={1}
      drawing={<ClosedDoor />}
      title={t("title")}
      className="py-20 sm:py-28"
      action={
        <>
          <Link href="/sign-in" className={buttonVariants({ variant: "primary" })}>
            {t("sign-in")}
          </Link>
          {viewer.kind === "guest" && viewer.maySignUp && (
            <Link href="/sign-up" className={buttonVariants()}>
              {t("sign-up")}
            </Link>
          )}
        </>
      }
    >
      {t("text")}
    </EmptyState>
  );
}
