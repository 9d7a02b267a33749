import { getTranslations } from "next-intl/server";
import { Tabs } from "@/components/ui/tabs";
import { elsewhereUrl } from "@/lib/search/elsewhere/schema";
import { ELSEWHERE, MOST_ELSEWHERE, type Elsewhere, type ElsewhereCounts } from "@/lib/search/elsewhere/types";
import { searchUrl } from "@/lib/search/schema";

type SearchTabsProps = {
  words: string;
  current: "photos" | Elsewhere;
  /** Said beside those that are known. */
  counts?: ElsewhereCounts;
};

/** The same words among photographs, people, posts and tags. */
export async function SearchTabs({ words, current, counts }: SearchTabsProps) {
  const t = await getTranslations("search.tabs");
  const counted = (count: number | undefined) => (count === undefined ? undefined : count < MOST_ELSEWHERE ? count : t("many", { count }));
  const tabs = [
    { href: searchUrl({ q: words }), label: t("photos"), current: current === "photos" },
    ...ELSEWHERE.map((what) => ({ href: elsewhereUrl(what, words), label: t(what), current: current === what, count: counted(counts?.[what]) })),
  ];
  return <Tabs label={t("label")} tabs={tabs} className="mt-3" />;
}
