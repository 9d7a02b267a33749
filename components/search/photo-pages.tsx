import { getTranslations } from "next-intl/server";
import { Older, type MorePage } from "@/components/feed/older";
import { areFew, PhotoPage } from "@/components/photos/photo-grid";
import { buttonVariants } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { newId } from "@/lib/core/ids";
import { searchUrl } from "@/lib/search/schema";
import { LIMITS, type Query, type SearchResult } from "@/lib/search/types";

type PhotoPagesProps = {
  query: Query;
  result: SearchResult;
  /** Draws a later page. */
  load: (after: string) => Promise<MorePage>;
};

/** What was found in rows that go on as one comes near their end; before scripts, page by page. */
export async function PhotoPages({ query, result: { photos, next, total }, load }: PhotoPagesProps) {
  const t = await getTranslations("search");
  const address = searchUrl({ ...query, after: undefined, more: undefined, find: undefined });
  const words = { older: t("more"), loading: t("loading"), failed: t("failed") };
  const capped = query.sort === "relevance" && total > LIMITS.relevance;
  const end = (
    <p className="w-full py-8 text-center text-sm text-muted">{capped ? t("end-capped", { count: LIMITS.relevance }) : t("end", { count: total })}</p>
  );
  return (
    <>
      {query.after && (
        <p className="mb-4">
          <Link href={address} className={buttonVariants({ size: "sm" })}>
            {t("first")}
          </Link>
        </p>
      )}
      <div className="@container">
        <div className="justified" data-few={areFew(photos.length) || undefined}>
          <PhotoPage photos={photos} sequence={{ kind: "search", query }} first={!query.after} />
          {next ? (
            <Older
              key={searchUrl(query)}
              list={`search ${address}`}
              address={`${address}${address.includes("?") ? "&" : "?"}after=`}
              stamp={newId()}
              next={next}
              load={load}
              words={words}
              end={end}
            />
          ) : (
            (query.after || total > LIMITS.page) && end
          )}
        </div>
      </div>
    </>
  );
}
