import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExplorePage } from "@/components/feed/explore/explore-page";
import { PhotoGrid } from "@/components/photos/photo-grid";
import { loadExploredPhotos } from "@/lib/feed/explore/loaders";
import { readWindow } from "@/lib/feed/explore/schema";

type Props = PageProps<"/explore">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, { popular }] = await Promise.all([getTranslations("explore"), searchParams]);
  const window = readWindow(popular);
  return { title: window ? t(`popular-titled.${window}`) : t("title") };
}

export default async function ExplorePhotosPage({ searchParams }: Props) {
  const { items, ...page } = await loadExploredPhotos(await searchParams);
  return (
    <ExplorePage what="photos" {...page} empty={items.length === 0}>
      <PhotoGrid photos={items} sequence={{ kind: "explore", popular: page.popular }} first={page.beside !== null} />
    </ExplorePage>
  );
}
