import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { CompareIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { compareUrl } from "@/lib/gear/comparison/schema";
import { MOST } from "@/lib/gear/comparison/types";

type CompareChosenProps = { camera?: readonly string[]; lens?: readonly string[] };

/** From the cameras, or the lenses, that a search is narrowed to, to what they show side by side. */
export async function CompareChosen({ camera, lens }: CompareChosenProps) {
  const t = await getTranslations("compare.start");
  const of = camera && camera.length > 1 ? "camera" : "lens";
  const items = of === "camera" ? camera : lens;
  if (!items || items.length < 2 || items.length > MOST[of]) return null;
  return (
    <Link href={compareUrl({ of, items })} className={buttonVariants({ size: "sm" })}>
      <CompareIcon size={18} className="sm:hidden" />
      <span className="max-sm:sr-only">{t(`${of}-submit`)}</span>
    </Link>
  );
}
