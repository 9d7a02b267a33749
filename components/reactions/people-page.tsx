import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { PersonLine } from "@/components/people/person-line";
import { RelationInList } from "@/components/people/relation-in-list";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonVariants } from "@/components/ui/button";
import { BareWall } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { writeCirclePlace } from "@/lib/people/relations/schema";
import type { Acquaintance, CirclePlace } from "@/lib/people/relations/types";

type PeoplePageProps = {
  /** What the people did: likes, or collects. */
  did: "like" | "collect";
  /** The page of the thing they did it about. */
  back: string;
  people: readonly Acquaintance[];
  next: CirclePlace | null;
  viewerId: string | null;
  /** The reader is in the list for themself alone. */
  secret?: boolean;
};

/** Who did something about a photo or a post, and what the reader can do about each of them. */
export async function PeoplePage({ did, back, people, next, viewerId, secret = false }: PeoplePageProps) {
  const t = await getTranslations("reactions");
  const way = t(back.startsWith("/post/") ? "back-to-post" : "back-to-photo");
  return (
    <Page width="feed">
      <PageHeader title={t(`${did}.title`)} back={{ href: back, text: way }} />
      <ul>
        {people.map((person) => (
          <PersonLine key={person.id} person={person} note={secret && person.id === viewerId ? t("collect.only-you") : undefined}>
            {viewerId && person.id !== viewerId && <RelationInList person={person} relation={person} />}
          </PersonLine>
        ))}
      </ul>
      {people.length === 0 && (
        <EmptyState
          drawing={<BareWall />}
          title={t(`${did}.nobody`)}
          action={
            <Link href={back as Route} className={buttonVariants()}>
              {way}
            </Link>
          }
        >
          {t(`${did}.nobody-text`)}
        </EmptyState>
      )}
      {next && (
        <p className="pt-6 text-center">
          <Link href={`?before=${writeCirclePlace(next)}`} className={buttonVariants()}>
            {t("earlier")}
          </Link>
        </p>
      )}
    </Page>
  );
}
