import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { FeedList } from "@/components/feed/feed-list";
import { Older } from "@/components/feed/older";
import { buttonVariants } from "@/components/ui/button";
import { EmptyPhotos } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { loadFeed } from "@/lib/feed/loaders";
import { olderEntries } from "./older-entries";

/** The member's home: everyone's photographs, newest first, with an end. */
export async function Home({ before, mayUpload }: { before?: string | string[]; mayUpload: boolean }) {
  const [t, { entries, next }] = await Promise.all([getTranslations("feed"), loadFeed(before)]);
  return (
    <div className="mx-auto max-w-feed sm:max-w-[43rem] sm:px-6 sm:py-4">
      <h1 className="sr-only">{t("title")}</h1>
      {entries.length === 0 && (
        <EmptyState
          drawing={<EmptyPhotos />}
          title={t("empty.title")}
          action={
            mayUpload && (
              <Link href="/upload" className={buttonVariants({ variant: "primary" })}>
                {t("empty.action")}
              </Link>
            )
          }
        >
          {t("empty.text")}
        </EmptyState>
      )}
      <FeedList entries={entries} top />
      {next && (
        <Older
          key={next}
          next={next}
          load={olderEntries}
          words={{ older: t("older"), loading: t("loading"), failed: t("failed") }}
          end={<End text={t("end")} />}
        />
      )}
      {entries.length > 0 && !next && <End text={t("end")} />}
    </div>
  );
}

const End = ({ text }: { text: string }) => <p className="py-10 text-center text-sm text-muted">{text}</p>;
