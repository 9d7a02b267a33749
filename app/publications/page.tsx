import type { Metadata } from "next";
import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { PostList } from "@/components/posts/post-list";
import { UndoDeletePost } from "@/components/posts/undo-delete-post";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { BareWall } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { requireMember } from "@/lib/accounts/loaders";
import { loadPublications } from "@/lib/posts/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("posts.publications");
  return { title: t("title") };
}

export default async function PublicationsPage({ searchParams }: PageProps<"/publications">) {
  const [member, { before, deleted }, t] = await Promise.all([requireMember("/publications"), searchParams, getTranslations("posts.publications")]);
  const { posts, next } = await loadPublications(before);
  const write = (
    <Link href={`/u/${encodeURIComponent(member.username)}/posts` as Route} className={buttonVariants({ variant: "primary" })}>
      {t("empty-action")}
    </Link>
  );
  return (
    <Page width="feed">
      {typeof deleted === "string" && <UndoDeletePost postId={deleted} />}
      <PageHeader title={t("title")} description={t("description")} />
      {posts.length === 0 && (
        <EmptyState drawing={<BareWall />} title={t("empty")} action={write}>
          {t("empty-text")}
        </EmptyState>
      )}
      <PostList posts={posts} next={next} />
    </Page>
  );
}
