import { getTranslations } from "next-intl/server";
import { gearPlaces } from "@/components/gear/gear-links";
import { Tabs } from "@/components/ui/tabs";
import { exploreUrl } from "@/lib/feed/explore/schema";
import type { Window } from "@/lib/feed/explore/types";

type ExploreTabsProps = { current: "photos" | "posts" | "camera" | "lens" | "compare"; popular?: Window | null };

/** All that can be explored, each its own page: what is shared, what it was taken with, and one beside the other. */
export async function ExploreTabs({ current, popular = null }: ExploreTabsProps) {
  const [t, gear] = await Promise.all([getTranslations("explore"), gearPlaces()]);
  const tabs = [...(["photos", "posts"] as const).map((what) => ({ what, href: exploreUrl(what, popular), label: t(what) })), ...gear];
  return <Tabs label={t("what")} tabs={tabs.map(({ what, ...tab }) => ({ ...tab, current: what === current }))} className="mb-4" />;
}
