import { getTranslations } from "next-intl/server";
import { PhotoGrid } from "@/components/photos/photo-grid";
import { PhotoSign } from "@/components/photos/photo-sign";
import { LockIcon } from "@/components/ui/icons";
import type { CollectedPhoto } from "@/lib/reactions/collections/types";

/** Somebody's collection in justified rows; what only they know of is marked for them. */
export async function CollectionGrid({ photos, first }: { photos: readonly CollectedPhoto[]; first: boolean }) {
  const t = await getTranslations("reactions.collection");
  const secret = new Set(photos.filter(({ keeping }) => keeping === "private").map(({ id }) => id));
  const sign = <PhotoSign icon={LockIcon} label={t("private")} />;
  return <PhotoGrid photos={photos} first={first} signOf={({ id }) => secret.has(id) && sign} />;
}
