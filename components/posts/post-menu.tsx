import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/ui/action-button";
import { buttonVariants } from "@/components/ui/button";
import { PencilIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { Explained, MoreMenu } from "@/components/ui/more-menu";
import { deletePostAction } from "@/lib/posts/actions";
import type { PostRights } from "@/lib/posts/policy";
import type { PostView } from "@/lib/posts/types";

/** Behind three dots: what its author can do about a post, and whoever it stands on the wall of. Nothing for others. */
export async function PostMenu({ post, may }: { post: Pick<PostView, "id">; may: PostRights }) {
  if (!may.edit && !may.delete) return null;
  const t = await getTranslations("posts.menu");
  const deed = may.author ? "delete" : "remove";
  return (
    <MoreMenu label={t("label")}>
      {may.edit && (
        <Link href={`/post/${post.id}/edit` as Route} className={buttonVariants({ size: "sm" })}>
          <PencilIcon size={16} />
          {t("edit")}
        </Link>
      )}
      {may.delete && (
        <Explained words={t(`${deed}-explained`)}>
          <ActionButton action={deletePostAction} fields={{ post: post.id }} variant="danger" size="sm">
            {t(deed)}
          </ActionButton>
        </Explained>
      )}
    </MoreMenu>
  );
}
