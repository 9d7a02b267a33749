import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Composer } from "@/components/posts/composer";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { Page, PageHeader } from "@/components/shell/page";
import { editPostAction } from "@/lib/posts/actions";
import { loadOwnPost } from "@/lib/posts/loaders";

type Props = PageProps<"/post/[id]/edit">;

async function about({ params }: Props): Promise<Metadata> {
  const [t] = await Promise.all([getTranslations("posts.edit"), params.then((named) => loadOwnPost(named.id))]);
  return { title: t("title") };
}

async function EditPostPage({ params }: Props) {
  const [post, t, reactions] = await Promise.all([params.then(({ id }) => loadOwnPost(id)), getTranslations("posts.edit"), getTranslations("reactions")]);
  return (
    <Page width="feed">
      <PageHeader title={t("title")} back={{ href: `/post/${post.id}`, text: reactions("back-to-post") }} />
      <Composer action={editPostAction} wall={post.wall.id} self={post.author} post={post} />
    </Page>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(EditPostPage);
