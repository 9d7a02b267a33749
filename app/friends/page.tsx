import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Requests } from "@/components/people/requests";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { loadOwnRequests } from "@/lib/people/relations/loaders";
import { currentViewer } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people.requests");
  return { title: t("title") };
}

export default async function FriendsPage() {
  const [requests, viewer, t] = await Promise.all([loadOwnRequests(), currentViewer(), getTranslations("people.requests")]);
  return (
    <Page width="feed">
      <PageHeader title={t("title")} description={t("description")} />
      <Requests {...requests} />
      {viewer.kind === "member" && (
        <p className="pt-6">
          <Link href={`/u/${encodeURIComponent(viewer.username)}/friends`} className={buttonVariants()}>
            {t("all-friends")}
          </Link>
        </p>
      )}
    </Page>
  );
}
