import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Review } from "@/components/photos/review/review";
import { RefreshOnEvent } from "@/components/realtime/refresh-on-event";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { requireMember } from "@/lib/accounts/loaders";
import { loadDrafts } from "@/lib/photos/drafts/loaders";
import { photoChanged } from "@/lib/photos/events";
import { realtimeConfig } from "@/lib/platform/realtime/config";
import { subscriptionTo } from "@/lib/platform/realtime/events";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("review");
  return { title: t("title") };
}

export default async function ReviewPage({ searchParams }: PageProps<"/upload/review">) {
  const [{ id, username }, { after }, t] = await Promise.all([requireMember("/upload/review"), searchParams, getTranslations("review")]);
  const page = await loadDrafts(after);
  const preparing = page.drafts.some(({ status }) => status === "processing");
  return (
    <Page>
      <PageHeader
        title={t("title")}
        description={page.all > 0 ? t("description") : undefined}
        actions={
          page.all > 0 && (
            <Link href="/upload" className={buttonVariants()}>
              {t("more")}
            </Link>
          )
        }
      />
      <Review page={page} username={username} later={after !== undefined} />
      <RefreshOnEvent config={realtimeConfig()} on={subscriptionTo(photoChanged, id)} eager={preparing} />
    </Page>
  );
}
