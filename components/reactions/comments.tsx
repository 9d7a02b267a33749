import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { spoken } from "@/components/posts/spoken";
import { buttonVariants } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { commentsUrl } from "@/lib/reactions/comments/format";
import type { LoadedComments } from "@/lib/reactions/comments/types";
import { CloseComments } from "./close-comments";
import { CommentForm } from "./comment-form";
import { CommentThread } from "./comment-thread";
import { CommentRoom, type CommentWords } from "./comment-words";

type CommentsProps = {
  /** What `loadComments` has found; null where there are no comments to be had. */
  comments: LoadedComments | null;
  className?: string;
};

/** What is said about a photo or a post, oldest first, and where one says something oneself. */
export async function Comments({ comments, className = "" }: CommentsProps) {
  if (!comments) return null;
  const t = await getTranslations("comments");
  const { page, me, client, hindrance, mayEdit } = comments;
  const { target, targetId, threads, count, closed, own, earlier, later } = page;
  const instead = later ? <LaterComments comments={comments} later={later} /> : hindrance ? <Hindered comments={comments} hindrance={hindrance} /> : null;
  return (
    <section id="comments" aria-labelledby="comments-title" className={`flex scroll-mt-20 flex-col gap-5 ${className}`}>
      <header className="flex min-h-8 flex-wrap items-center justify-between gap-x-4">
        <h2 id="comments-title" className="font-medium tabular-nums">
          {t("count", { count })}
        </h2>
        {own && <CloseComments subject={{ target, targetId }} closed={closed} />}
      </header>
      <CommentRoom target={target} targetId={targetId} me={me} client={client} words={await formWords()} spoken={mayEdit ? await spoken() : null}>
        {earlier && (
          <Link href={commentsUrl(target, targetId, { comments: earlier }) as Route} className={MORE}>
            {t("earlier")}
          </Link>
        )}
        {threads.length > 0 && (
          <ol className="flex flex-col gap-5">
            {threads.map((thread) => (
              <CommentThread key={thread.id} thread={thread} comments={comments} />
            ))}
          </ol>
        )}
        {threads.length === 0 && !closed && <p className="text-sm text-muted">{t("none")}</p>}
        {mayEdit ? <CommentForm closed={instead !== null}>{instead}</CommentForm> : instead}
      </CommentRoom>
    </section>
  );
}

const MORE = buttonVariants({ size: "sm", className: "self-start" });

/** The ways on from a page of comments that is not the last, where there is nothing to say yet. */
async function LaterComments({ comments, later }: { comments: LoadedComments; later: string }) {
  const t = await getTranslations("comments");
  const { target, targetId } = comments.page;
  return (
    <p className="flex flex-wrap gap-3">
      <Link href={commentsUrl(target, targetId, { comment: later }) as Route} className={MORE}>
        {t("later")}
      </Link>
      <Link href={commentsUrl(target, targetId) as Route} className={MORE}>
        {t("newest")}
      </Link>
    </p>
  );
}

/** Why the reader cannot say anything here, and what to do about it. */
async function Hindered({ comments: { page }, hindrance }: { comments: LoadedComments; hindrance: NonNullable<LoadedComments["hindrance"]> }) {
  const t = await getTranslations("comments");
  const { target, targetId, own } = page;
  if (hindrance === "closed") return <p className="text-sm text-muted">{t(own ? "closed-own" : "closed")}</p>;
  const back = commentsUrl(target, targetId).split("#")[0]!;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line px-4 py-3">
      <p className="text-sm text-muted">{t(`hindrance.${hindrance}`)}</p>
      {hindrance === "signed-out" && (
        <Link href={`/sign-in?to=${encodeURIComponent(back)}` as Route} className={buttonVariants({ size: "sm" })}>
          {t("hindrance.sign-in")}
        </Link>
      )}
      {hindrance === "unconfirmed" && (
        <Link href={"/confirm" as Route} className={buttonVariants({ size: "sm" })}>
          {t("hindrance.confirm")}
        </Link>
      )}
    </div>
  );
}

async function formWords(): Promise<CommentWords> {
  const t = await getTranslations("comments");
  return {
    label: t("label"),
    placeholder: t("placeholder"),
    send: t("send"),
    replyLabel: t("reply-label"),
    sendReply: t("send-reply"),
    editLabel: t("edit-label"),
    save: t("save"),
    cancel: t("cancel"),
    sending: t("sending"),
    unsent: t("unsent"),
  };
}
