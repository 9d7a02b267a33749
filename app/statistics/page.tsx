import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StatisticsView } from "@/components/photos/statistics/statistics-view";
import { loadStatistics } from "@/lib/photos/statistics/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("statistics");
  return { title: t("title"), robots: { index: false } };
}

export default async function StatisticsPage({ searchParams }: PageProps<"/statistics">) {
  return <StatisticsView {...await loadStatistics(await searchParams)} />;
}
