import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeoplePage } from "@/components/reactions/people-page";
import { orDeadEnd } from "@/components/shell/dead-ends";
import { loadLikers } from "@/lib/reactions/likes/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reactions.like");
  return { title: t("title") };
}

async function PostLikesPage({ params, searchParams }: PageProps<"/post/[id]/likes">) {
  const [{ id }, { before }] = await Promise.all([params, searchParams]);
  return <PeoplePage did="like" back={`/post/${id}`} {...await loadLikers("post", id, before)} />;
}

export default orDeadEnd(PostLikesPage);
