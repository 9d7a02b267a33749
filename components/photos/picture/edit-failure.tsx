import { getTranslations } from "next-intl/server";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { Callout } from "@/components/ui/callout";
import { dismissEditFailureAction } from "@/lib/photos/versions/actions";

type EditFailureProps = { photoId: string; /** A message key. */ failure: string };

/** Why the last change of a picture came to nothing, until its owner has read it. */
export async function EditFailure({ photoId, failure }: EditFailureProps) {
  const t = await getTranslations();
  const understood = (
    <ActionForm action={dismissEditFailureAction} className="contents">
      <input type="hidden" name="photoId" value={photoId} />
      <SubmitButton variant="secondary" size="sm">
        {t("picture.failure.understood")}
      </SubmitButton>
    </ActionForm>
  );
  return (
    <Callout tone="danger" role="alert" title={t("picture.failure.title")} action={understood}>
      {t(failure)}
    </Callout>
  );
}
