import { Link } from "@/components/ui/link";
import { searchUrl, sorted } from "@/lib/search/schema";
import { SORTS, type Query } from "@/lib/search/types";
import { searchWords } from "./words";

/** The orders there are; by relevance only where words say to what. */
export async function SortLinks({ query }: { query: Query }) {
  const { t } = await searchWords();
  const current = query.sort ?? "newest";
  return (
    <nav aria-label={t("sort.label")} className="pushed-along -my-1.5 max-w-full overflow-x-auto py-1.5 [scrollbar-width:none]">
      <ul className="flex gap-4">
        {SORTS.filter((sort) => sort !== "relevance" || query.q).map((sort) => (
          <li key={sort}>
            <Link
              href={searchUrl(sorted(query, sort))}
              scroll={false}
              rel="nofollow"
              aria-current={sort === current ? "true" : undefined}
              className="touch-target inline-flex min-h-8 items-center text-sm whitespace-nowrap text-muted -outline-offset-2 hover:text-ink aria-[current]:font-medium aria-[current]:text-ink"
            >
              {t(`sort.${sort}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
