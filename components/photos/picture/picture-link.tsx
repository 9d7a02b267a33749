import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { CropIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";

/** Leads its owner to where a photo is turned, cut and given another file. */
export async function PictureLink({ photoId, small = false }: { photoId: string; /** Its sign alone. */ small?: boolean }) {
  const t = await getTranslations("picture");
  const label = small ? { "aria-label": t("title"), title: t("title") } : {};
  return (
    <Link href={`/p/${photoId}/picture`} className={buttonVariants({ size: small ? "icon" : "md" })} {...label}>
      <CropIcon size={18} />
      {!small && t("action")}
    </Link>
  );
}
