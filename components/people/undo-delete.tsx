import { getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { undeletePhotoAction } from "@/lib/photos/actions";

/** Says that a photo is gone, and how to have it back while there is time. */
export async function UndoDelete({ photoId }: { photoId: string }) {
  const [t, photos] = await Promise.all([getTranslations("people"), getTranslations("photos.delete")]);
  const undo = (
    <ActionForm action={undeletePhotoAction} className="contents">
      <input type="hidden" name="photoId" value={photoId} />
      <SubmitButton variant="secondary" size="sm">
        {photos("undo")}
      </SubmitButton>
    </ActionForm>
  );
  return (
    <Callout tone="info" role="status" className="mb-6" action={undo}>
      {t("deleted")}
    </Callout>
  );
}
