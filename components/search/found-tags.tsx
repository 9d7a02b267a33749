import { getFormatter, getTranslations } from "next-intl/server";
import { EmptySearch } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { TagIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { elsewhereUrl } from "@/lib/search/elsewhere/schema";
import { writeTagPlace } from "@/lib/tags/finding/schema";
import { MOST_COUNTED, type FoundTags as Found } from "@/lib/tags/finding/types";
import { tagUrl } from "@/lib/tags/page/schema";
import { ElsewhereOnward } from "./onward";

type FoundTagsProps = { words: string; first: boolean } & Found;

/** Tags that have the words in them, the closest first; without words, those in use now. */
export async function FoundTags({ words, tags, next, first }: FoundTagsProps) {
  const [t, format] = await Promise.all([getTranslations("search.tags"), getFormatter()]);
  // What is popular is counted among recent photos alone, which says nothing of a tag.
  const counted = (count: number): string => (count < MOST_COUNTED ? format.number(count) : t("many", { count }));
  return (
    <div className="mt-4">
      <h2 className="mb-2 flex min-h-11 items-center text-lg font-semibold">{t(words ? "found" : "popular")}</h2>
      {tags.length === 0 ? (
        <EmptyState drawing={<EmptySearch />} title={t("nothing")}>
          {t("nothing-text")}
        </EmptyState>
      ) : (
        <ul className="grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
          {tags.map(({ folded, name, photos }) => (
            <li key={folded} className="border-b border-line">
              <Link href={tagUrl(folded)} className="-mx-2 flex min-h-12 items-center gap-3 rounded-md px-2 hover:bg-hover">
                <TagIcon size={18} className="shrink-0 text-muted" />
                <span className="min-w-0 flex-1 truncate">{name}</span>
                {words && (
                  <>
                    <span aria-hidden="true" className="text-sm text-faint tabular-nums">
                      {counted(photos)}
                    </span>
                    <span className="sr-only">{`, ${t("photos", { count: photos, more: photos < MOST_COUNTED ? "no" : "yes" })}`}</span>
                  </>
                )}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <ElsewhereOnward first={!first && elsewhereUrl("tags", words)} next={next && elsewhereUrl("tags", words, { after: writeTagPlace(next) })} />
    </div>
  );
}
