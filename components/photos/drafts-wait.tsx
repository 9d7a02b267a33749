import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Link } from "@/components/ui/link";

/** Reminds a person of what they have not published yet. */
export async function DraftsWait({ count }: { count: number }) {
  if (count === 0) return null;
  const t = await getTranslations("review");
  const look = (
    <Link href="/upload/review" className={buttonVariants({ size: "sm" })}>
      {t("look")}
    </Link>
  );
  return (
    <Callout title={t("waiting", { count })} action={look} className="mb-6">
      {t("waitingText", { count })}
    </Callout>
  );
}
