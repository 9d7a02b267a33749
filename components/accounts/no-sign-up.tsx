import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { ClosedDoor } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import type { Entrance } from "@/lib/accounts/registration/types";

/** Instead of the sign-up form, where it would be refused. */
export async function NoSignUp({ entrance: { way, linkOver } }: { entrance: Entrance }) {
  const t = await getTranslations("registration");
  const signIn = await getTranslations("accounts.sign-in");
  const closed = way === "closed";
  return (
    <EmptyState
      level={1}
      drawing={<ClosedDoor />}
      title={closed ? t("closed.title") : linkOver ? t("sign-up.link-over-title") : t("link.title")}
      action={
        <Link href="/sign-in" className={buttonVariants({ variant: "primary" })}>
          {signIn("submit")}
        </Link>
      }
    >
      {closed ? t("closed.text") : linkOver ? t("link.over") : t("link.text")}
    </EmptyState>
  );
}
