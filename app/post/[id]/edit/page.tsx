import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Composer } from "@/components/posts/composer";
import { Page, PageHeader } from "@/components/shell/page";
import { editPostAction } from "@/lib/posts/actions";
import { loadOwnPost } from "@/lib/posts/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("posts.edit");
  return { title: t("title") };
}

export default async function EditPostPage({ params }: PageProps<"/post/[id]/edit">) {
  const [post, t, reactions] = await Promise.all([params.then(({ id }) => loadOwnPost(id)), getTranslations("posts.edit"), getTranslations("reactions")]);
  return (
    <Page width="feed">
      <PageHeader title={t("title")} back={{ href: `/post/${post.id}`, text: reactions("back-to-post") }} />
      <Composer action={editPostAction} wall={post.wall.id} self={post.author} post={post} />
    </Page>
  );
}
