import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LatestFriends } from "@/components/people/latest-friends";
import { Requests } from "@/components/people/requests";
import { Suggestions } from "@/components/people/suggestions";
import { RefreshOnEvent } from "@/components/realtime/refresh-on-event";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { relationChanged } from "@/lib/people/events";
import { loadLatestFriends, loadOwnRequests } from "@/lib/people/relations/loaders";
import { loadSuggestions } from "@/lib/people/suggestions/loaders";
import { realtimeConfig } from "@/lib/platform/realtime/config";
import { subscriptionTo } from "@/lib/platform/realtime/events";
import { currentViewer } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people.requests");
  return { title: t("title") };
}

export default async function FriendsPage() {
  const [requests, friends, suggestions, viewer, t] = await Promise.all([
    loadOwnRequests(),
    loadLatestFriends(),
    loadSuggestions(),
    currentViewer(),
    getTranslations("people.requests"),
  ]);
  const find = (
    <Link href="/people" className={buttonVariants()}>
      {t("find-people")}
    </Link>
  );
  return (
    <Page width="feed">
      {viewer.kind === "member" && <RefreshOnEvent config={realtimeConfig()} on={subscriptionTo(relationChanged, viewer.id)} />}
      <PageHeader title={t("title")} description={t("description")} actions={find} />
      <div className="flex flex-col gap-8">
        <Requests {...requests} />
        <LatestFriends {...friends} />
        <Suggestions people={suggestions} />
      </div>
    </Page>
  );
}
