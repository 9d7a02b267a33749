import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FeedColumns } from "@/components/feed/feed-columns";
import { buttonVariants } from "@/components/ui/button";
import { EmptyPhotos } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { can } from "@/lib/accounts/policy";
import { loadEveryone, loadLiveFeed, loadMeet, loadWaiting } from "@/lib/feed/loaders";
import { currentViewer } from "@/lib/platform/session";
import { olderOfEveryone } from "./_parts/older-of-everyone";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("feed.tabs");
  return { title: t("everyone") };
}

/** What everyone made public, newest first. */
export default async function EveryonePage({ searchParams }: PageProps<"/everyone">) {
  const { before } = await searchParams;
  const [t, page, waiting, viewer, live] = await Promise.all([getTranslations("feed"), loadEveryone(before), loadWaiting(), currentViewer(), loadLiveFeed()]);
  const empty = (
    <EmptyState
      drawing={<EmptyPhotos />}
      title={t("empty.title")}
      action={
        can(viewer, "upload") && (
          <Link href="/upload" className={buttonVariants({ variant: "primary" })}>
            {t("empty.action")}
          </Link>
        )
      }
    >
      {t("empty.text")}
    </EmptyState>
  );
  return (
    <FeedColumns
      feed="everyone"
      title={t("tabs.everyone")}
      page={page}
      isOlder={before !== undefined}
      live={live}
      waiting={waiting}
      meet={loadMeet}
      load={olderOfEveryone}
      empty={empty}
    />
  );
}
