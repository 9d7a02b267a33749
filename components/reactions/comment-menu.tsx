import { getTranslations } from "next-intl/server";
import { Explained, MoreMenu } from "@/components/ui/more-menu";
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
    <MoreMenu label={t("more", { name })} small>
      <Explained words={t("delete-explained")}>
        <CommentDeed action={deleteCommentAction} subject={subject} fields={{ comment: commentId }} variant="danger" size="sm">
          {t("delete")}
        </CommentDeed>
      </Explained>
      {all && (
        <Explained words={t("delete-of-explained", { name })}>
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
        </Explained>
      )}
    </MoreMenu>
  );
}
