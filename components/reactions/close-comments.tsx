import { getTranslations } from "next-intl/server";
import { closeCommentsAction } from "@/lib/reactions/comments/actions";
import type { Subject } from "@/lib/reactions/comments/types";
import { CommentDeed } from "./comment-deed";

type CloseCommentsProps = {
  subject: Subject;
  closed: boolean;
  /** On a page of its own, what it means stands beside it. */
  explained?: boolean;
};

/** Closes the comments on what is one's own, or opens them again. */
export async function CloseComments({ subject, closed, explained = false }: CloseCommentsProps) {
  const t = await getTranslations("comments");
  const button = (
    <CommentDeed
      action={closeCommentsAction}
      subject={subject}
      fields={{ closed: closed ? "no" : "yes" }}
      variant={explained ? "secondary" : "quiet"}
      size={explained ? "md" : "sm"}
    >
      {t(closed ? "open" : "close")}
    </CommentDeed>
  );
  if (!explained) return button;
  return (
    <section aria-labelledby="close-comments" className="mt-10 flex flex-col items-start gap-3 border-t border-line pt-6">
      <h2 id="close-comments" className="font-medium">
        {t("title")}
      </h2>
      <p className="max-w-prose text-muted">{t(closed ? "open-explained" : "closed-explained")}</p>
      {button}
    </section>
  );
}
