import { getTranslations } from "next-intl/server";
import { PhotoGrid } from "@/components/photos/photo-grid";
import { LockIcon } from "@/components/ui/icons";
import type { CollectedPhoto } from "@/lib/reactions/collections/types";

/** Somebody's collection in justified rows; what only they know of is marked for them. */
export async function CollectionGrid({ photos, eager }: { photos: readonly CollectedPhoto[]; eager: boolean }) {
  const t = await getTranslations("reactions.collection");
  const secret = new Set(photos.filter(({ keeping }) => keeping === "private").map(({ id }) => id));
  const sign = (
    <span role="img" aria-label={t("private")} title={t("private")} className="absolute top-2 left-2 rounded-md bg-[oklch(0_0_0/0.6)] p-1 text-on-stage">
      <LockIcon size={16} />
    </span>
  );
  return <PhotoGrid photos={photos} eager={eager ? 8 : 0} signOf={({ id }) => secret.has(id) && sign} />;
}
