import type { Route } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { EmptyPhotos } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Onward } from "@/components/ui/onward";
import { Tabs } from "@/components/ui/tabs";
import { elsewhereUrl } from "@/lib/search/elsewhere/schema";
import { searchUrl } from "@/lib/search/schema";
import { tagUrl } from "@/lib/tags/page/schema";
import { MOST_COUNTED, type TagSummary } from "@/lib/tags/page/types";
import type { Tag } from "@/lib/tags/types";
import { TagRow } from "./tag-row";
import { WatchButtons } from "./watch-buttons";

type TagPageProps = {
  tag: TagSummary;
  what: "photos" | "posts";
  related: readonly Tag[];
  /** Whether the viewer may follow and mute tags. */
  mayWatch: boolean;
  /** Further down, where the list begins. */
  first?: Route;
  /** Where it goes on. */
  next?: Route;
  /** A page of what carries the tag. */
  children: ReactNode;
};

/** A tag: what carries it, what stands beside it, and whether one wants to see it. */
export async function TagPage({ tag, what, related, mayWatch, first, next, children }: TagPageProps) {
  const [t, format] = await Promise.all([getTranslations("tags"), getFormatter()]);
  const base = tagUrl(tag.folded);
  const counted = (count: number): string => (count > MOST_COUNTED ? t("many", { count: MOST_COUNTED }) : format.number(count));
  const tabs = (["photos", "posts"] as const).map((one) => ({
    href: one === "photos" ? base : `${base}/posts`,
    label: t(one),
    count: counted(tag[one]),
    current: one === what,
  }));
  return (
    <Page>
      <PageHeader
        title={<span className="wrap-anywhere">#{tag.name}</span>}
        description={tag.watch === "mute" && t("muted")}
        actions={mayWatch && <WatchButtons {...tag} />}
        className="mb-2 sm:mb-3"
      />
      <Tabs label={t("what")} tabs={tabs} className="mb-4" />
      <TagRow title={t("related")} tags={related} className="mb-6" />
      {tag[what] === 0 ? <Nothing tag={tag} what={what} /> : children}
      <Onward label={t("pages")} first={first ? { href: first, text: t("first") } : null} next={next ? { href: next, text: t("more") } : null} />
      {what === "photos" && tag.photos > 0 && (
        <p className="mt-6">
          <Link href={searchUrl({ tag: tag.folded })} className="link touch-target text-sm">
            {t("search")}
          </Link>
        </p>
      )}
    </Page>
  );
}

/** Nothing that this viewer may see: said alike, whether something is hidden from them or not. */
async function Nothing({ tag, what }: Pick<TagPageProps, "tag" | "what">) {
  const t = await getTranslations("tags.empty");
  const other = what === "photos" ? "posts" : "photos";
  const base = tagUrl(tag.folded);
  return (
    <EmptyState
      drawing={<EmptyPhotos />}
      title={t(what)}
      action={
        tag[other] > 0 ? (
          <Link href={other === "photos" ? base : (`${base}/posts` as Route)} className={buttonVariants({ variant: "primary" })}>
            {t(`other-${other}`)}
          </Link>
        ) : (
          <Link href={elsewhereUrl("tags", "")} className={buttonVariants()}>
            {t("other-tags")}
          </Link>
        )
      }
    >
      {t("text")}
    </EmptyState>
  );
}
