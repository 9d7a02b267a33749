import { getTranslations } from "next-intl/server";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { ChevronDownIcon, TrashIcon } from "@/components/ui/icons";
import { deletePhotoAction } from "@/lib/photos/actions";

/** Deleting, behind a question that opens in place and needs no scripts. */
export async function DeletePhoto({ photoId }: { photoId: string }) {
  const t = await getTranslations("photos.delete");
  return (
    <details className="group mt-10 border-t border-line pt-4">
      <summary className="flex min-h-11 items-center gap-2 rounded-md text-danger">
        <TrashIcon />
        <span className="flex-1">{t("action")}</span>
        <ChevronDownIcon className="text-muted transition-transform group-open:rotate-180" />
      </summary>
      <div className="flex flex-col items-start gap-4 pt-2 pb-4">
        <p className="max-w-prose text-muted">{t("explanation")}</p>
        <ActionForm action={deletePhotoAction}>
          <input type="hidden" name="photoId" value={photoId} />
          <SubmitButton variant="danger">{t("confirm")}</SubmitButton>
        </ActionForm>
      </div>
    </details>
  );
}
