import { getTranslations } from "next-intl/server";
import { Tabs } from "@/components/ui/tabs";
import { exploreUrl } from "@/lib/feed/explore/schema";
import type { Window } from "@/lib/feed/explore/types";
import { catalogueUrl } from "@/lib/gear/catalogue/schema";
import { compareUrl } from "@/lib/gear/comparison/schema";

type ExploreTabsProps = { current: "photos" | "posts" | "camera" | "lens" | "compare"; popular?: Window | null };

/** All that can be explored, each its own page: what is shared, what it was taken with, and one beside the other. */
export async function ExploreTabs({ current, popular = null }: ExploreTabsProps) {
  const [t, gear, compare] = await Promise.all([getTranslations("explore"), getTranslations("gear.list"), getTranslations("compare")]);
  const tabs = [
    ...(["photos", "posts"] as const).map((what) => ({ what, href: exploreUrl(what, popular), label: t(what) })),
    ...(["camera", "lens"] as const).map((what) => ({ what, href: catalogueUrl(what), label: gear(what) })),
    { what: "compare", href: compareUrl({ of: "camera" }), label: compare("title") },
  ];
  return <Tabs label={t("what")} tabs={tabs.map(({ what, ...tab }) => ({ ...tab, current: what === current }))} className="mb-4" />;
}
