import type { Route } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Signature } from "@/components/accounts/signature";
import { PersonAvatar } from "@/components/people/person-avatar";
import { PersonName } from "@/components/people/person-name";
import { PhotoMosaic } from "@/components/photos/photo-mosaic";
import { Chip, ChipList } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { namedTags } from "@/lib/posts/format";
import type { PostView } from "@/lib/posts/types";
import { Attachments } from "./attachments";
import { RichText } from "./rich-text";

type PostArticleProps = {
  post: PostView;
  /** On its own page it is the page; elsewhere one of several, and leads there. */
  whole?: boolean;
  /** What its author can do about it, beside the names. */
  menu?: ReactNode;
  /** What readers do about it, and what they say. */
  children?: ReactNode;
};

/** What somebody said on a wall, with all that belongs to it. */
export async function PostArticle({ post, whole = false, menu, children }: PostArticleProps) {
  const [t, audience, format] = await Promise.all([getTranslations("posts"), getTranslations("ui.audience"), getFormatter()]);
  const { author, wall, createdAt, editedAt } = post;
  const address = `/post/${post.id}` as Route;
  const wallName = <PersonName person={wall} below="/posts" className="text-ink underline decoration-edge underline-offset-2" />;
  const named = namedTags(post);
  const Heading = whole ? "h1" : "h2";
  return (
    <article aria-labelledby={`post-${post.id}`} className="border-b border-line pb-2 last:border-b-0">
      <header className="flex items-center gap-3 px-4 py-3 sm:px-0">
        <PersonAvatar person={author} />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <PersonName person={author} />
            {wall.id !== author.id && (
              <span className="text-sm text-muted">
                {t.rich("on-wall", {
                  name: wall.name,
                  link: () => wallName,
                })}
              </span>
            )}
          </p>
          <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-muted">
            <Link href={address} className="touch-target py-1 hover:underline">
              <time dateTime={createdAt.toISOString()} title={format.dateTime(createdAt, "moment")}>
                {format.relativeTime(createdAt)}
              </time>
            </Link>
            {editedAt && <span title={format.dateTime(editedAt, "moment")}>{t("edited")}</span>}
            {post.visibility !== "public" && <span>{audience(post.visibility)}</span>}
          </p>
        </div>
        {menu}
      </header>
      <div className="flex flex-col gap-3 px-4 sm:px-0">
        <Heading id={`post-${post.id}`} className={post.title ? "text-lg font-medium" : "sr-only"}>
          {whole || !post.title ? (
            post.title || t("by", { name: author.name })
          ) : (
            <Link href={address} className="hover:underline">
              {post.title}
            </Link>
          )}
        </Heading>
        {post.topic && <p className="text-sm text-muted">{post.topic}</p>}
        {post.text && <RichText text={post.text} mentions={post.mentions} className={`max-w-prose ${whole ? "" : "line-clamp-12"}`} />}
      </div>
      {post.photos.length > 0 && <PhotoMosaic photos={post.photos} sequence={{ kind: "post", id: post.id }} className="mt-3" />}
      <div className="flex flex-col gap-3 px-4 pt-3 empty:hidden sm:px-0">
        <Attachments files={post.files} />
        {post.signature && post.signature.kind !== "none" && (
          <Signature signature={post.signature} name={author.name} alt={t("signature", { name: author.name })} />
        )}
        {named.length > 0 && (
          <ChipList label={t("tags")}>
            {named.map((tag) => (
              <li key={tag.folded}>
                <Chip href={`/t/${encodeURIComponent(tag.folded)}` as Route}>{tag.name}</Chip>
              </li>
            ))}
          </ChipList>
        )}
        {children}
      </div>
    </article>
  );
}
