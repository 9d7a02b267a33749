import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PostArticle } from "@/components/posts/post-article";
import { PostMenu } from "@/components/posts/post-menu";
import { Comments } from "@/components/reactions/comments";
import { PostActions } from "@/components/reactions/post-actions";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { RefreshOnEvent } from "@/components/realtime/refresh-on-event";
import { Page } from "@/components/shell/page";
import { realtimeConfig } from "@/lib/platform/realtime/config";
import { subscriptionTo } from "@/lib/platform/realtime/events";
import { currentViewer } from "@/lib/platform/session";
import { loadPost } from "@/lib/posts/loaders";
import { rightsOver } from "@/lib/posts/policy";
import { loadComments } from "@/lib/reactions/comments/loaders";
import { postReacted } from "@/lib/reactions/events";
import { loadPostReactions } from "@/lib/reactions/loaders";
import { noteLook } from "@/lib/reactions/views/loaders";

type Props = PageProps<"/post/[id]">;

/** Characters of a post that stand for it where it is only told of. */
const EXCERPT = 200;

async function about({ params }: Props): Promise<Metadata> {
  const [{ title, author, text }, t] = await Promise.all([loadPost((await params).id), getTranslations("posts")]);
  return { title: title ? `${title} · ${author.name}` : t("by", { name: author.name }), ...(text && { description: text.slice(0, EXCERPT) }) };
}

async function PostPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const [post, viewer] = await Promise.all([loadPost(id), currentViewer()]);
  const [comments, reactions] = await Promise.all([loadComments({ target: "post", targetId: id }, query), loadPostReactions(id), noteLook("post", id)]);
  return (
    <Page width="feed">
      <div className="max-sm:-mx-4">
        <PostArticle post={post} whole menu={<PostMenu post={post} may={rightsOver(viewer, post)} />}>
          <PostActions id={id} {...reactions} />
          <Comments comments={comments} className="pt-3" />
        </PostArticle>
        {viewer.kind === "member" && (
          <RefreshOnEvent config={realtimeConfig()} on={subscriptionTo(postReacted, { id, authorId: post.author.id, wallId: post.wall.id })} />
        )}
      </div>
    </Page>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(PostPage);
