import { getTranslations } from "next-intl/server";
import { RefreshOnEvent } from "@/components/realtime/refresh-on-event";
import { buttonVariants } from "@/components/ui/button";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { BrokenLine } from "@/components/ui/broken-line";
import { EmptyPhotos } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { deletePhotoAction } from "@/lib/photos/actions";
import type { PhotoView } from "@/lib/photos/types";
import type { RealtimeConfig, Subscription } from "@/lib/platform/realtime/types";

type UnfinishedPhotoProps = { photo: PhotoView; realtime: RealtimeConfig; on: Subscription };

/** What its owner finds at the address of a photo that is still in the works, or became none. */
export async function UnfinishedPhoto({ photo, realtime, on }: UnfinishedPhotoProps) {
  const t = await getTranslations();
  if (photo.status === "failed") {
    const dismiss = (
      <ActionForm action={deletePhotoAction}>
        <input type="hidden" name="photoId" value={photo.id} />
        <SubmitButton variant="secondary">{t("photos.failure.dismiss")}</SubmitButton>
      </ActionForm>
    );
    return (
      <EmptyState level={1} drawing={<BrokenLine />} title={t("photos.status.failed")} action={dismiss}>
        <p>{t(photo.failure ?? "photos.failure.fault")}</p>
        <p className="mt-2 text-sm">{photo.own?.fileName}</p>
      </EmptyState>
    );
  }
  const describe = (
    <Link href={`/p/${photo.id}/edit`} className={buttonVariants()}>
      {t("photos.status.describe")}
    </Link>
  );
  return (
    <EmptyState level={1} drawing={<EmptyPhotos />} title={t("photos.status.processing")} action={describe}>
      <p>{photo.own?.fileName}</p>
      <RefreshOnEvent config={realtime} on={on} eager />
    </EmptyState>
  );
}
