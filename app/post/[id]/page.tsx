import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PostArticle } from "@/components/posts/post-article";
import { PostMenu } from "@/components/posts/post-menu";
import { Page } from "@/components/shell/page";
import { currentViewer } from "@/lib/platform/session";
import { loadPost } from "@/lib/posts/loaders";
import { rightsOver } from "@/lib/posts/policy";

type Props = PageProps<"/post/[id]">;

/** Characters of a post that stand for it where it is only told of. */
const EXCERPT = 200;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ title, author, text }, t] = await Promise.all([loadPost((await params).id), getTranslations("posts")]);
  return { title: title ? `${title} · ${author.name}` : t("by", { name: author.name }), description: text.slice(0, EXCERPT) || undefined };
}

export default async function PostPage({ params }: Props) {
  const [post, viewer] = await Promise.all([loadPost((await params).id), currentViewer()]);
  return (
    <Page width="feed">
      <div className="max-sm:-mx-4">
        <PostArticle post={post} whole menu={<PostMenu post={post} may={rightsOver(viewer, post)} />} />
      </div>
    </Page>
  );
}
