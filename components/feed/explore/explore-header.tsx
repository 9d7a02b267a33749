import { getTranslations } from "next-intl/server";
import { gearPlaces } from "@/components/gear/gear-links";
import { PageHeader } from "@/components/shell/page";
import { Tabs } from "@/components/ui/tabs";
import { exploreUrl } from "@/lib/feed/explore/schema";
import type { Window } from "@/lib/feed/explore/types";

type ExploreHeaderProps = { current: "photos" | "posts" | "camera" | "lens" | "compare"; popular?: Window | null };

/** All that can be explored, each its own page: what is shared, what it was taken with, and one beside the other. Alike on each, so that the tabs stay where they are. */
export async function ExploreHeader({ current, popular = null }: ExploreHeaderProps) {
  const [t, gear] = await Promise.all([getTranslations("explore"), gearPlaces()]);
  const tabs = [...(["photos", "posts"] as const).map((what) => ({ what, href: exploreUrl(what, popular), label: t(what) })), ...gear];
  return (
    <>
      <PageHeader title={t("title")} className="mb-2 sm:mb-3" />
      <Tabs label={t("what")} tabs={tabs.map(({ what, ...tab }) => ({ ...tab, current: what === current }))} className="mb-4" />
    </>
  );
}
