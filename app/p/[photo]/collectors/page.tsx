import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeoplePage } from "@/components/reactions/people-page";
import { orDeadEnd } from "@/components/shell/dead-ends";
import { loadCollectors } from "@/lib/reactions/collections/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reactions.collect");
  return { title: t("title") };
}

async function CollectorsPage({ params, searchParams }: PageProps<"/p/[photo]/collectors">) {
  const [{ photo }, { before }] = await Promise.all([params, searchParams]);
  const { mine, ...people } = await loadCollectors(photo, before);
  return <PeoplePage did="collect" back={`/p/${photo}`} secret={mine === "private"} {...people} />;
}

export default orDeadEnd(CollectorsPage);
