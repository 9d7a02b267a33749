import { getTranslations } from "next-intl/server";
import { Tabs } from "@/components/ui/tabs";
import type { Feed } from "@/lib/feed/types";

/** The two feeds beside each other. */
export async function FeedTabs({ current }: { current: Feed }) {
  const t = await getTranslations("feed.tabs");
  const tabs = [
    { href: "/", label: t("home"), current: current === "home" },
    { href: "/everyone", label: t("everyone"), current: current === "everyone" },
  ];
  return <Tabs label={t("label")} tabs={tabs} bled={false} />;
}
