import { getTranslations } from "next-intl/server";
import { FeedColumns } from "@/components/feed/feed-columns";
import { Suggestions } from "@/components/people/suggestions";
import { buttonVariants } from "@/components/ui/button";
import { EmptyPhotos } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { loadFeed, loadLiveFeed, loadMeet, loadWaiting } from "@/lib/feed/loaders";
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

/** Where nothing has come yet there are people to meet; the first one here has nobody but themselves. */
async function NobodyYet() {
  const [t, { people }] = await Promise.all([getTranslations("feed"), loadMeet()]);
  const alone = people.length === 0;
  const everyone = (
    <Link key="everyone" href="/everyone" className={buttonVariants({ variant: alone ? "secondary" : "primary" })}>
      {t("quiet.action")}
    </Link>
  );
  const upload = (
    <Link key="upload" href="/upload" className={buttonVariants({ variant: alone ? "primary" : "secondary" })}>
      {t("empty.action")}
    </Link>
  );
  return (
    <>
      <EmptyState drawing={<EmptyPhotos />} title={t(alone ? "empty.title" : "quiet.title")} action={alone ? [upload, everyone] : [everyone, upload]}>
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
