import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/ui/action-button";
import { Callout } from "@/components/ui/callout";
import { dismissEditFailureAction } from "@/lib/photos/versions/actions";

type EditFailureProps = { photoId: string; /** A message key. */ failure: string };

/** Why the last change of a picture came to nothing, until its owner has read it. */
export async function EditFailure({ photoId, failure }: EditFailureProps) {
  const t = await getTranslations();
  const understood = (
    <ActionButton action={dismissEditFailureAction} fields={{ photoId }} variant="secondary" size="sm">
      {t("picture.failure.understood")}
    </ActionButton>
  );
  return (
    <Callout tone="danger" role="alert" title={t("picture.failure.title")} action={understood}>
      {t(failure)}
    </Callout>
  );
}
