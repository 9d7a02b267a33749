import { getTranslations } from "next-intl/server";
import { Suspense, type ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { newId } from "@/lib/core/ids";
import type { Feed, FeedPage, LiveFeed } from "@/lib/feed/types";
import type { Suggestion } from "@/lib/people/suggestions/types";
import type { Tag } from "@/lib/tags/types";
import { MeetBeside, RequestsBeside, RequestsLine, type Waiting } from "./beside";
import { FeedList } from "./feed-list";
import { FeedTabs } from "./feed-tabs";
import { NewEntries } from "./new-entries";
import { Older, type MorePage } from "./older";

type LoadMeet = () => Promise<{ people: readonly Suggestion[]; tags: readonly Tag[] }>;

type FeedColumnsProps = {
  feed: Feed;
  title: string;
  page: FeedPage;
  /** Whether an older page than the newest was asked for. */
  isOlder: boolean;
  /** What tells a member of new entries; null for guests. */
  live: LiveFeed | null;
  /** Who waits for the reader's answer. */
  waiting: Waiting;
  /** Finds whom to meet, which takes longer than a feed should wait for. */
  meet: LoadMeet;
  load: (before: string) => Promise<MorePage>;
  /** What stands in place of entries where there are none. */
  empty: ReactNode;
};

/** A feed with its end, what has come since, and on wide screens what waits beside it. */
export async function FeedColumns({ feed, title, page: { entries, newest, next }, isOlder, live, waiting, meet, load, empty }: FeedColumnsProps) {
  const t = await getTranslations("feed");
  const isMember = live !== null;
  const end = <p className="py-10 text-center text-sm text-muted">{t("end")}</p>;
  const words = { older: t("older"), loading: t("loading"), failed: t("failed") };
  return (
    <div className="flex justify-center gap-6 2xl:gap-10">
      <div className="w-full min-w-0 max-w-feed sm:max-w-[43rem] sm:px-6 sm:py-4">
        <h1 className="sr-only">{title}</h1>
        {isMember && <FeedTabs current={feed} />}
        {live && !isOlder && <NewEntries address={`/api/feed/new?${new URLSearchParams({ feed, after: newest }).toString()}`} live={live} />}
        <RequestsLine waiting={waiting} />
        {isOlder && (
          <p className="px-4 py-3 sm:px-0">
            <Link href={feed === "home" ? "/" : "/everyone"} className="link inline-flex min-h-11 items-center">
              {t("newest")}
            </Link>
          </p>
        )}
        {entries.length === 0 && !next && !isOlder && empty}
        <FeedList entries={entries} top />
        {next && <Older list={feed} stamp={newId()} next={next} load={load} words={words} end={end} />}
        {!next && (entries.length > 0 || isOlder) && end}
      </div>
      {isMember && (
        <aside aria-label={t("beside.label")} className="hidden w-72 shrink-0 py-6 min-[1100px]:block xl:w-80">
          <div className="sticky top-6 flex flex-col gap-8">
            <RequestsBeside waiting={waiting} />
            <Suspense>
              <Meet load={meet} />
            </Suspense>
          </div>
        </aside>
      )}
    </div>
  );
}

async function Meet({ load }: { load: LoadMeet }) {
  return <MeetBeside {...await load()} />;
}
