import { getTranslations } from "next-intl/server";
import { MoreIcon } from "@/components/ui/icons";
import type { PersonCard } from "@/lib/people/types";
import { deleteCommentAction, deleteCommentsOfAction } from "@/lib/reactions/comments/actions";
import type { Subject } from "@/lib/reactions/comments/types";
import { CommentDeed } from "./comment-deed";

type CommentMenuProps = {
  subject: Subject;
  commentId: string;
  author: PersonCard;
  /** Whether the reader, who owns what it is about, may take away all that its author said. */
  all: boolean;
};

/** Behind three dots: taking a comment away, each with what it means. */
export async function CommentMenu({ subject, commentId, author: { id, name }, all }: CommentMenuProps) {
  const t = await getTranslations("comments");
  return (
    <details className="relative">
      <summary
        aria-label={t("more", { name })}
        title={t("more", { name })}
        className="touch-target flex size-8 cursor-pointer list-none items-center justify-center rounded-md hover:bg-hover [&::-webkit-details-marker]:hidden"
      >
        <MoreIcon size={18} />
      </summary>
      <div className="absolute top-full right-0 z-20 mt-1.5 flex w-64 flex-col gap-4 rounded-lg border border-line bg-float p-4 shadow-float">
        <div className="flex flex-col items-start gap-2">
          <p className="text-sm text-muted">{t("delete-explained")}</p>
          <CommentDeed action={deleteCommentAction} subject={subject} fields={{ comment: commentId }} variant="danger" size="sm">
            {t("delete")}
          </CommentDeed>
        </div>
        {all && (
          <div className="flex flex-col items-start gap-2">
            <p className="text-sm text-muted">{t("delete-of-explained", { name })}</p>
            <CommentDeed
              action={deleteCommentsOfAction}
              subject={subject}
              fields={{ person: id }}
              variant="danger"
              size="sm"
              className="h-auto max-w-full py-1.5 whitespace-normal"
            >
              {t("delete-of", { name })}
            </CommentDeed>
          </div>
        )}
      </div>
    </details>
  );
}
