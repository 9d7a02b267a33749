import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CatalogueView } from "@/components/gear/catalogue-view";
import { loadCatalogue } from "@/lib/gear/catalogue/loaders";

type Props = PageProps<"/cameras">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, params] = await Promise.all([getTranslations("gear.list"), searchParams]);
  return { title: t("camera"), robots: Object.keys(params).length > 0 ? { index: false } : undefined };
}

export default async function CamerasPage({ searchParams }: Props) {
  return <CatalogueView kind="camera" {...await loadCatalogue("camera", await searchParams)} />;
}
