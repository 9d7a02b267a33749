import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeoplePage } from "@/components/reactions/people-page";
import { orDeadEnd } from "@/components/shell/dead-ends";
import { loadLikers } from "@/lib/reactions/likes/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reactions.like");
  return { title: t("title") };
}

async function PhotoLikesPage({ params, searchParams }: PageProps<"/p/[photo]/likes">) {
  const [{ photo }, { before }] = await Promise.all([params, searchParams]);
  return <PeoplePage did="like" back={`/p/${photo}`} {...await loadLikers("photo", photo, before)} />;
}

export default orDeadEnd(PhotoLikesPage);
