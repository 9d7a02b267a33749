import { getTranslations } from "next-intl/server";
import { PhotoGrid } from "@/components/photos/photo-grid";
import { PhotoSign } from "@/components/photos/photo-sign";
import { LockIcon } from "@/components/ui/icons";
import type { CollectedPhoto } from "@/lib/reactions/collections/types";

/** Somebody's collection in justified rows; what only they know of is marked for them. */
export async function CollectionGrid({ photos, eager }: { photos: readonly CollectedPhoto[]; eager: boolean }) {
  const t = await getTranslations("reactions.collection");
  const secret = new Set(photos.filter(({ keeping }) => keeping === "private").map(({ id }) => id));
  const sign = <PhotoSign icon={LockIcon} label={t("private")} />;
  return <PhotoGrid photos={photos} eager={eager ? 8 : 0} signOf={({ id }) => secret.has(id) && sign} />;
}
