import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { catalogueUrl } from "@/lib/gear/catalogue/schema";

/** The way to all cameras and lenses. */
export async function GearLinks() {
  const t = await getTranslations("gear.list");
  return (["camera", "lens"] as const).map((kind) => (
    <Link key={kind} href={catalogueUrl(kind)} prefetch={false} className={buttonVariants({ size: "sm" })}>
      {t(kind)}
    </Link>
  ));
}
