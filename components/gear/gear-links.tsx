import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { catalogueUrl } from "@/lib/gear/catalogue/schema";
import { compareUrl } from "@/lib/gear/comparison/schema";

/** All cameras and lenses, and what compares them. */
export async function gearPlaces() {
  const [t, compare] = await Promise.all([getTranslations("gear.list"), getTranslations("compare")]);
  return [
    ...(["camera", "lens"] as const).map((what) => ({ what, href: catalogueUrl(what), label: t(what) })),
    { what: "compare", href: compareUrl({ of: "camera" }), label: compare("title") },
  ] as const;
}

/** The ways there, where there is room for them: on a phone they are among the tabs of Explore. */
export async function GearLinks() {
  return (await gearPlaces()).map(({ href, label }) => (
    <Link key={href} href={href} className={buttonVariants({ size: "sm", className: "max-sm:hidden" })}>
      {label}
    </Link>
  ));
}
