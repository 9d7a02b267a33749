import type { Route } from "next";
import Form from "next/form";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Page, PageHeader } from "@/components/shell/page";
import { Button, buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Tabs } from "@/components/ui/tabs";
import { writeCirclePlace } from "@/lib/people/relations/schema";
import { type Acquaintance, type CirclePlace } from "@/lib/people/relations/types";
import { CIRCLES, type Circle, type Profile } from "@/lib/people/types";
import { PersonLine } from "./person-line";
import { RelationButtons } from "./relation-buttons";

type CirclePageProps = { profile: Profile; circle: Circle; sought: string; people: readonly Acquaintance[]; next: CirclePlace | null; viewerId: string | null };

/** One list of somebody's people, searchable, with what the reader can do about each of them. */
export async function CirclePage({ profile, circle, sought, people, next, viewerId }: CirclePageProps) {
  const t = await getTranslations("people.circle");
  const base = `/u/${encodeURIComponent(profile.username)}` as Route;
  const tabs = CIRCLES.map((one) => ({ href: `${base}/${one}`, label: t(one), count: profile.people[one], current: one === circle }));
  return (
    <Page width="feed">
      <PageHeader
        title={
          <Link href={base} className="hover:underline">
            {profile.name}
          </Link>
        }
        className="mb-2"
      />
      <Tabs label={t("tabs")} tabs={tabs} className="mb-6 max-sm:-mx-4 max-sm:px-4" />
      {(profile.people[circle] > 0 || sought) && (
        <Form action={`${base}/${circle}` as Route} role="search" className="mb-4 flex gap-2">
          <Input type="search" name="q" defaultValue={sought} aria-label={t("search")} placeholder={t("search")} maxLength={100} autoComplete="off" />
          <Button type="submit" size="field">
            {t("find")}
          </Button>
        </Form>
      )}
      <ul>
        {people.map((person) => (
          <PersonLine key={person.id} person={person}>
            {viewerId && person.id !== viewerId && <RelationButtons person={person} relation={person} small />}
          </PersonLine>
        ))}
      </ul>
      {people.length === 0 && (
        <EmptyState title={t(sought ? "nobody-found" : `no-${circle}`)}>{t(sought ? "nobody-found-text" : `no-${circle}-text`)}</EmptyState>
      )}
      {next && (
        <p className="pt-6 text-center">
          <Link href={`?${new URLSearchParams({ ...(sought && { q: sought }), before: writeCirclePlace(next) }).toString()}`} className={buttonVariants()}>
            {t("earlier")}
          </Link>
        </p>
      )}
    </Page>
  );
}
