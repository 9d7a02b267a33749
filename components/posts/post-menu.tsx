import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/ui/action-button";
import { buttonVariants } from "@/components/ui/button";
import { MoreIcon, PencilIcon } from "@/components/ui/icons";
import { deletePostAction } from "@/lib/posts/actions";
import type { PostRights } from "@/lib/posts/policy";
import type { PostView } from "@/lib/posts/types";

/** Behind three dots: what its author can do about a post, and whoever it stands on the wall of. Nothing for others. */
export async function PostMenu({ post, may }: { post: Pick<PostView, "id">; may: PostRights }) {
  if (!may.edit && !may.delete) return null;
  const t = await getTranslations("posts.menu");
  const deed = may.author ? "delete" : "remove";
  return (
    <details className="relative">
      <summary
        aria-label={t("label")}
        title={t("label")}
        className="flex size-10 cursor-pointer list-none items-center justify-center rounded-md hover:bg-hover pointer-coarse:size-11 [&::-webkit-details-marker]:hidden"
      >
        <MoreIcon />
      </summary>
      <div className="absolute top-full right-0 z-20 mt-1.5 flex w-72 flex-col items-start gap-4 rounded-lg border border-line bg-float p-4 shadow-float">
        {may.edit && (
          <Link href={`/post/${post.id}/edit` as Route} className={buttonVariants({ size: "sm" })}>
            <PencilIcon size={16} />
            {t("edit")}
          </Link>
        )}
        {may.delete && (
          <div className="flex flex-col items-start gap-2">
            <p className="text-sm text-muted">{t(`${deed}-explained`)}</p>
            <ActionButton action={deletePostAction} fields={{ post: post.id }} variant="danger" size="sm">
              {t(deed)}
            </ActionButton>
          </div>
        )}
      </div>
    </details>
  );
}
