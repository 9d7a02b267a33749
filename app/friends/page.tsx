import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Requests } from "@/components/people/requests";
import { Suggestions } from "@/components/people/suggestions";
import { RefreshOnEvent } from "@/components/realtime/refresh-on-event";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { relationChanged } from "@/lib/people/events";
import { loadOwnRequests } from "@/lib/people/relations/loaders";
import { loadSuggestions } from "@/lib/people/suggestions/loaders";
import { realtimeConfig } from "@/lib/platform/realtime/config";
import { subscriptionTo } from "@/lib/platform/realtime/events";
import { currentViewer } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people.requests");
  return { title: t("title") };
}

export default async function FriendsPage() {
  const [requests, suggestions, viewer, t] = await Promise.all([loadOwnRequests(), loadSuggestions(), currentViewer(), getTranslations("people.requests")]);
  return (
    <Page width="feed">
      {viewer.kind === "member" && <RefreshOnEvent config={realtimeConfig()} on={subscriptionTo(relationChanged, viewer.id)} />}
      <PageHeader title={t("title")} description={t("description")} />
      <div className="flex flex-col gap-6">
        <Requests {...requests} />
        <Suggestions people={suggestions} />
      </div>
      <p className="flex flex-wrap gap-3 pt-6">
        {viewer.kind === "member" && (
          <Link href={`/u/${encodeURIComponent(viewer.username)}/friends`} className={buttonVariants()}>
            {t("all-friends")}
          </Link>
        )}
        <Link href="/people" className={buttonVariants()}>
          {t("find-people")}
        </Link>
      </p>
    </Page>
  );
}
