import { getTranslations } from "next-intl/server";
import { FeedColumns } from "@/components/feed/feed-columns";
import { Suggestions } from "@/components/people/suggestions";
import { buttonVariants } from "@/components/ui/button";
import { EmptyPhotos } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { can } from "@/lib/accounts/policy";
import { loadEveryone, loadFeed, loadLiveFeed, loadMeet, loadWaiting } from "@/lib/feed/loaders";
import { currentViewer } from "@/lib/platform/session";
import { olderEntries } from "./older-entries";

/** The member's home: what they, the people they follow and their friends shared, newest first, with an end. */
export async function Home({ before }: { before?: string | string[] }) {
  const [t, page, waiting, live] = await Promise.all([getTranslations("feed"), loadFeed("home", before), loadWaiting(), loadLiveFeed()]);
  return (
    <FeedColumns
      feed="home"
      title={t("title")}
      page={page}
      isOlder={before !== undefined}
      live={live}
      waiting={waiting}
      meet={loadMeet}
      load={olderEntries}
      empty={page.entries.length === 0 && <NobodyYet />}
    />
  );
}

/** Where nothing has come yet there is what everyone shares, and people to meet; where nobody has shared anything, somebody has to begin. */
async function NobodyYet() {
  const [t, { people }, { entries }, viewer] = await Promise.all([getTranslations("feed"), loadMeet(), loadEveryone(), currentViewer()]);
  const first = entries.length === 0 && can(viewer, "upload");
  const way = first ? ({ href: "/upload", word: t("empty.action") } as const) : ({ href: "/everyone", word: t("quiet.action") } as const);
  return (
    <>
      <EmptyState
        drawing={<EmptyPhotos />}
        title={t(first ? "empty.title" : "quiet.title")}
        action={
          <Link href={way.href} className={buttonVariants({ variant: "primary" })}>
            {way.word}
          </Link>
        }
      >
        {t("quiet.text")}
      </EmptyState>
      {people.length > 0 && (
        <div className="px-4 pb-8 sm:px-0 min-[1100px]:hidden">
          <Suggestions people={people} />
        </div>
      )}
    </>
  );
}
