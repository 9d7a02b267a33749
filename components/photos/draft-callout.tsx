import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import { publishDraftsAction } from "@/lib/photos/drafts/actions";

/** On the page of a draft: that nobody else sees it, and how they will. */
export async function DraftCallout({ photoId }: { photoId: string }) {
  const t = await getTranslations("review.draft");
  return (
    <Callout tone="warning" title={t("title")} className="mx-4 mt-6 sm:mx-6">
      <p>{t("text")}</p>
      <ActionForm action={publishDraftsAction} className="mt-3 flex flex-wrap gap-2">
        <input type="hidden" name="photos" value={photoId} />
        <SubmitButton>{t("publish")}</SubmitButton>
        <Link href="/upload/review" className={buttonVariants({ variant: "quiet" })}>
          {t("all")}
        </Link>
      </ActionForm>
    </Callout>
  );
}
