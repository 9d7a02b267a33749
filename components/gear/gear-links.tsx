import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { catalogueUrl } from "@/lib/gear/catalogue/schema";
import { compareUrl } from "@/lib/gear/comparison/schema";

/** The way to all cameras and lenses, and to what compares them. */
export async function GearLinks() {
  const [t, compare] = await Promise.all([getTranslations("gear.list"), getTranslations("compare")]);
  const links = [
    ...(["camera", "lens"] as const).map((kind) => ({ href: catalogueUrl(kind), text: t(kind) })),
    { href: compareUrl({ of: "camera" }), text: compare("title") },
  ];
  return links.map(({ href, text }) => (
    <Link key={href} href={href} className={buttonVariants({ size: "sm" })}>
      {text}
    </Link>
  ));
}
