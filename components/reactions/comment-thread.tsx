import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { commentsUrl } from "@/lib/reactions/comments/format";
import type { CommentView, LoadedComments, Thread } from "@/lib/reactions/comments/types";
import { CommentForm } from "./comment-form";
import { CommentLine } from "./comment-line";
import { Opening } from "./opening";

type CommentThreadProps = { thread: Thread; comments: LoadedComments };

/** A comment with what answers it, and the place where one answers. */
export async function CommentThread({ thread, comments }: CommentThreadProps) {
  const t = await getTranslations("comments");
  const { page, reply, hindrance, mayEdit } = comments;
  const { target, targetId } = page;
  const { id, replies, before, after, next } = thread;
  const lineOf = (comment: CommentView) => <CommentLine comment={comment} thread={thread} comments={comments} />;
  // What is answered must be there.
  const answerable = hindrance === null && thread.state === "shown";
  const answered = [thread, ...replies].find((comment) => comment.id === reply);
  const initially = answered ? (answered.id === id ? "" : `@${answered.author?.username ?? ""} `) : null;
  return (
    <li className="flex flex-col gap-3">
      <Opening what="reply" initially={answerable ? initially : null}>
        {lineOf(thread)}
        <div className="flex flex-col gap-3 pl-8 empty:hidden sm:pl-11">
          {before > 0 && (
            <Link href={commentsUrl(target, targetId, { comment: id }) as Route} className={MORE}>
              {t("earlier-replies", { count: before })}
            </Link>
          )}
          {replies.length > 0 && (
            <ol className="flex flex-col gap-3">
              {replies.map((comment) => (
                <li key={comment.id}>{lineOf(comment)}</li>
              ))}
            </ol>
          )}
          {after > 0 && (
            <Link href={commentsUrl(target, targetId, { comment: next ?? id }) as Route} className={MORE}>
              {t("more-replies", { count: after })}
            </Link>
          )}
          {mayEdit && <CommentForm parent={id} closed={!answerable} />}
        </div>
      </Opening>
    </li>
  );
}

const MORE = "touch-target self-start text-sm font-medium text-muted hover:text-ink hover:underline";
