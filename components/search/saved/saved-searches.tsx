import { getTranslations } from "next-intl/server";
import { Page, PageHeader } from "@/components/shell/page";
import { ActionButton } from "@/components/ui/action-button";
import { buttonVariants } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { EmptySearch } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Onward } from "@/components/ui/onward";
import { undeleteSearchAction } from "@/lib/search/saved/actions";
import { savedUrl, writeDeleted } from "@/lib/search/saved/schema";
import type { Deleted, Names, SavedSearch, SavedSearchId } from "@/lib/search/saved/types";
import { SavedLine } from "./saved-line";

type SavedSearchesProps = {
  searches: readonly (Omit<SavedSearch, "token"> & { feed: string })[];
  names: Names;
  next: SavedSearchId | null;
  /** Whether this is the first page. */
  first: boolean;
  deleted: Deleted | null;
};

/** The searches one keeps, with how much of what they find is new. */
export async function SavedSearches({ searches, names, next, first, deleted }: SavedSearchesProps) {
  const t = await getTranslations("searches");
  return (
    <Page width="feed">
      <PageHeader title={t("title")} description={t("description")} />
      {deleted && <UndoDelete deleted={deleted} />}
      {searches.length === 0 && first && <NoSearches />}
      <ul>
        {searches.map((search) => (
          <SavedLine key={search.id} search={search} names={names} />
        ))}
      </ul>
      <Onward
        label={t("pages")}
        first={!first && { href: savedUrl(), text: t("first") }}
        next={next && { href: savedUrl({ before: next }), text: t("older") }}
        className="mt-8 justify-center"
      />
    </Page>
  );
}

/** Says that a search is gone, and how to have it back while there is time. */
async function UndoDelete({ deleted }: { deleted: Deleted }) {
  const t = await getTranslations("searches");
  const undo = (
    <ActionButton action={undeleteSearchAction} fields={{ deleted: writeDeleted(deleted) }} variant="secondary" size="sm">
      {t("undo")}
    </ActionButton>
  );
  return (
    <Callout tone="info" role="status" className="mb-6" action={undo}>
      {t("deleted", { name: deleted.name })}
    </Callout>
  );
}

async function NoSearches() {
  const t = await getTranslations("searches.none");
  const search = (
    <Link href="/search" className={buttonVariants({ variant: "primary" })}>
      {t("action")}
    </Link>
  );
  return (
    <EmptyState drawing={<EmptySearch />} title={t("title")} action={search}>
      {t("text")}
    </EmptyState>
  );
}
