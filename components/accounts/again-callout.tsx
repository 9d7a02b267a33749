import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Link } from "@/components/ui/link";

/** Says beforehand that what is here asks for the password once more, and leads there and back. */
export async function AgainCallout({ path }: { path: string }) {
  const t = await getTranslations("admin.again");
  const action = (
    <Link href={`/again?to=${encodeURIComponent(path)}` as Route} className={buttonVariants({ size: "sm" })}>
      {t("action")}
    </Link>
  );
  return (
    <Callout action={action} className="mb-6">
      {t("text")}
    </Callout>
  );
}
