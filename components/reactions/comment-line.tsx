import type { Route } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { PersonAvatar } from "@/components/people/person-avatar";
import { PersonName } from "@/components/people/person-name";
import { RichText } from "@/components/posts/rich-text";
import { Link } from "@/components/ui/link";
import { undeleteCommentAction } from "@/lib/reactions/comments/actions";
import { commentAnchor, commentsUrl } from "@/lib/reactions/comments/format";
import type { CommentView, LoadedComments } from "@/lib/reactions/comments/types";
import { CommentDeed } from "./comment-deed";
import { CommentMenu } from "./comment-menu";
import { CommentPieces } from "./comment-pieces";
import { EditPlace } from "./edit-place";
import { LikeButton } from "./like-button";
import { Opening, OpenLink } from "./opening";
import { UndoTime } from "./undo-time";

/** Seconds for which somebody who took a comment away can have it back. */
const UNDO = 10;

type CommentLineProps = {
  comment: CommentView;
  /** The comment it answers, or itself. */
  thread: CommentView;
  comments: LoadedComments;
};

/** What somebody said, or the place where they did. */
export async function CommentLine(props: CommentLineProps) {
  const { comment, comments } = props;
  const { page } = comments;
  if (comment.state === "shown" && comment.author) return <Shown {...props} author={comment.author} />;
  const t = await getTranslations("comments");
  return (
    <div id={commentAnchor(comment.id)} className="flex min-h-8 scroll-mt-20 items-center gap-3 text-sm text-muted">
      {comment.state === "deleted" ? (
        <>
          <span role="status">{t("deleted")}</span>
          <CommentDeed action={undeleteCommentAction} subject={page} fields={{ comment: comment.id }} variant="secondary" size="sm">
            {t("undo")}
          </CommentDeed>
          <UndoTime seconds={UNDO} />
        </>
      ) : (
        t("gone")
      )}
    </div>
  );
}

async function Shown({ comment, author, thread, comments }: CommentLineProps & { author: NonNullable<CommentView["author"]> }) {
  const t = await getTranslations("comments");
  const { page, edit, hindrance, mayEdit, likes, standing } = comments;
  const { target, targetId } = page;
  const { id, mine } = comment;
  const here = commentsUrl(target, targetId, { comment: id });
  const body = (
    <>
      {comment.text && <RichText text={comment.text} mentions={comment.mentions} />}
      <CommentPieces comment={comment} />
    </>
  );
  const line = (
    <article id={commentAnchor(id)} aria-label={author.name} className="flex scroll-mt-20 gap-3 rounded-md target:bg-accent-soft">
      <PersonAvatar person={author} size="sm" className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <Head comment={comment} author={author} href={here} />
        {mine ? (
          <EditPlace comment={{ id, text: comment.text, photos: comment.photos.map(({ owner: _owner, ...photo }) => photo), files: comment.files }}>
            {body}
          </EditPlace>
        ) : (
          body
        )}
        <div className="-ml-2 flex min-h-8 flex-wrap items-center gap-x-1">
          <LikeButton
            kind={`${target}-comment`}
            id={id}
            {...(likes.get(id) ?? { count: 0, mine: false })}
            standing={standing}
            path={here.split("#")[0]!}
            label={t("like", { name: author.name })}
            size="line"
          />
          {hindrance === null && thread.state === "shown" && (
            <OpenLink
              what="reply"
              value={thread.id === id ? "" : `@${author.username} `}
              href={commentsUrl(target, targetId, { comment: thread.id, reply: id })}
              aria-label={t("reply-to", { name: author.name })}
              className={ACTION}
            >
              {t("reply")}
            </OpenLink>
          )}
          {mine && mayEdit && (
            <OpenLink what="edit" value={comment.text} href={commentsUrl(target, targetId, { comment: id, edit: id })} className={ACTION}>
              {t("edit")}
            </OpenLink>
          )}
        </div>
      </div>
      {comment.removable && <CommentMenu subject={page} commentId={id} author={author} all={page.own && !mine} />}
    </article>
  );
  return mine ? (
    <Opening what="edit" initially={edit === id && mayEdit ? comment.text : null}>
      {line}
    </Opening>
  ) : (
    line
  );
}

const ACTION = "touch-target inline-flex h-8 items-center rounded-md px-2 text-sm font-medium text-muted hover:bg-hover hover:text-ink";

async function Head({ comment, author, href }: { comment: CommentView; author: NonNullable<CommentView["author"]>; href: string }) {
  const [t, format] = await Promise.all([getTranslations("comments"), getFormatter()]);
  const { createdAt, editedAt } = comment;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
      <PersonName person={author} />
      <Link href={href as Route} title={t("link")} className="touch-target text-muted hover:underline">
        <time dateTime={createdAt.toISOString()} title={format.dateTime(createdAt, "moment")}>
          {format.relativeTime(createdAt)}
        </time>
      </Link>
      {editedAt && (
        <span title={format.dateTime(editedAt, "moment")} className="text-muted">
          {t("edited")}
        </span>
      )}
    </p>
  );
}
