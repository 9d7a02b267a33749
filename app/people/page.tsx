import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FoundList } from "@/components/people/found-list";
import { PeopleSearch } from "@/components/people/people-search";
import { PeopleSection } from "@/components/people/people-section";
import { Suggestions } from "@/components/people/suggestions";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { EmptySearch } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { loadPeople } from "@/lib/people/finding/loaders";
import { asksForSomebody, writePeopleQuery } from "@/lib/people/finding/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people.finding");
  return { title: t("title"), robots: { index: false } };
}

export default async function PeoplePage({ searchParams }: PageProps<"/people">) {
  const [t, { query, suggestions, people, next }] = await Promise.all([getTranslations("people.finding"), searchParams.then(loadPeople)]);
  const asked = asksForSomebody(query);
  const all = (
    <Link href="/people" className={buttonVariants()}>
      {t("all")}
    </Link>
  );
  return (
    <Page width="feed">
      <PageHeader title={t("title")} />
      <PeopleSearch query={query} />
      <div className="flex flex-col gap-8">
        <Suggestions people={suggestions} />
        {people.length > 0 && (
          <PeopleSection title={t(asked ? "found" : "unconnected")}>
            <FoundList people={people} />
          </PeopleSection>
        )}
      </div>
      {people.length + suggestions.length === 0 && (
        <EmptyState drawing={<EmptySearch />} title={t(asked ? "nobody" : "nobody-left")} action={asked && all}>
          {t(asked ? "nobody-text" : "nobody-left-text")}
        </EmptyState>
      )}
      {next && (
        <p className="pt-6 text-center">
          <Link href={`?${writePeopleQuery(query, next)}`} className={buttonVariants()}>
            {t("earlier")}
          </Link>
        </p>
      )}
    </Page>
  );
}
