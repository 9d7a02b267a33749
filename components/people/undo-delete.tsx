import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/ui/action-button";
import { Callout } from "@/components/ui/callout";
import { undeletePhotoAction } from "@/lib/photos/actions";

/** Says that a photo is gone, and how to have it back while there is time. */
export async function UndoDelete({ photoId }: { photoId: string }) {
  const [t, photos] = await Promise.all([getTranslations("people"), getTranslations("photos.delete")]);
  const undo = (
    <ActionButton action={undeletePhotoAction} fields={{ photoId }} variant="secondary" size="sm">
      {photos("undo")}
    </ActionButton>
  );
  return (
    <Callout tone="info" role="status" className="mb-6" action={undo}>
      {t("deleted")}
    </Callout>
  );
}
