import type { Route } from "next";
import { buttonVariants } from "@/components/ui/button";
import { EmptySearch } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { elsewhereUrl } from "@/lib/search/elsewhere/schema";
import { ELSEWHERE, MOST_ELSEWHERE, type ElsewhereCounts } from "@/lib/search/elsewhere/types";
import { activeFields, leaveOut, searchUrl } from "@/lib/search/schema";
import { partsNamed, suggestionUrl } from "@/lib/search/suggestions/schema";
import type { Suggestion } from "@/lib/search/suggestions/types";
import type { Facets, Field, Query, SearchResult } from "@/lib/search/types";
import { chosenIn, searchWords } from "./words";

type NothingFoundProps = {
  query: Query;
  facets: Facets;
  without: SearchResult["without"];
  elsewhere: ElsewhereCounts;
  nearest: readonly Suggestion[];
};

/** More of what is chosen in a facet is not named one by one. */
const NAMED = 2;

/** Says that nothing fits, what the words may have meant, what leaving out each thing would give, and what else they find. */
export async function NothingFound({ query, facets, without, elsewhere, nearest }: NothingFoundProps) {
  const words = await searchWords();
  const { t, facet, count } = words;
  if (!query.q && activeFields(query).length === 0) {
    return (
      <EmptyState drawing={<EmptySearch />} title={t("nothing.empty")}>
        {t("nothing.emptyText")}
      </EmptyState>
    );
  }
  const called = (what: Field | "q"): string => {
    if (what === "q") return t("filters.text", { q: query.q ?? "" });
    const names = chosenIn(what, facets, words).map(({ text }) => text);
    return names.length > NAMED ? facet(what) : t("filters.chip", { facet: facet(what), value: names.join(", ") });
  };
  const ways = (Object.entries(without) as [Field | "q", number][]).filter(([, found]) => found > 0).sort(([, a], [, b]) => b - a);
  const meant = [...nearest, ...partsNamed(query.q ?? "", words.dayParts())];
  const others = ELSEWHERE.filter((what) => (elsewhere[what] ?? 0) > 0);
  const many = (found: number): string => (found < MOST_ELSEWHERE ? count(found) : t("tabs.many", { count: found }));
  return (
    <EmptyState
      drawing={<EmptySearch />}
      title={t("nothing.title")}
      action={
        <Link href="/search" className={buttonVariants()}>
          {t("filters.clear")}
        </Link>
      }
    >
      {meant.length > 0 && (
        <div className="mb-6">
          <p>{t("nothing.nearest")}</p>
          <Ways ways={meant.map((one) => ({ href: suggestionUrl(one, query), text: one.label, figure: t(`box.${one.kind}`), said: t(`box.${one.kind}`) }))} />
        </div>
      )}
      <p>{t(ways.length === 0 ? "nothing.hopeless" : "nothing.text")}</p>
      <Ways
        ways={ways.map(([what, found]) => ({
          href: searchUrl(leaveOut(query, what)),
          text: t("nothing.without", { what: called(what) }),
          figure: count(found),
          said: t("filters.count", { count: found }),
        }))}
      />
      {others.length > 0 && <p className="mt-6">{t("nothing.elsewhere", { q: query.q ?? "" })}</p>}
      <Ways
        ways={others.map((what) => ({
          href: elsewhereUrl(what, query.q ?? ""),
          text: t(`tabs.${what}`),
          figure: many(elsewhere[what] ?? 0),
          said: many(elsewhere[what] ?? 0),
        }))}
      />
    </EmptyState>
  );
}

/** Ways on, each with what it would give. */
function Ways({ ways }: { ways: readonly { href: Route; text: string; figure: string; said: string }[] }) {
  if (ways.length === 0) return null;
  return (
    <ul className="mt-4 divide-y divide-line border-y border-line text-left text-ink">
      {ways.map(({ href, text, figure, said }) => (
        <li key={href}>
          <Link href={href} className="flex min-h-11 items-center justify-between gap-4 px-2 py-2 hover:bg-hover">
            <span className="min-w-0 break-words">{text}</span>
            <span aria-hidden="true" className="text-faint tabular-nums">
              {figure}
            </span>
            <span className="sr-only">{`, ${said}`}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
