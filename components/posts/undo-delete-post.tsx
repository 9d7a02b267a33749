import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/ui/action-button";
import { Callout } from "@/components/ui/callout";
import { undeletePostAction } from "@/lib/posts/actions";

/** Says that a post is gone, and how to have it back while there is time. */
export async function UndoDeletePost({ postId }: { postId: string }) {
  const t = await getTranslations("posts");
  const undo = (
    <ActionButton action={undeletePostAction} fields={{ post: postId }} variant="secondary" size="sm">
      {t("undo")}
    </ActionButton>
  );
  return (
    <Callout tone="info" role="status" className="mb-6" action={undo}>
      {t("deleted")}
    </Callout>
  );
}
