import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { BareWall } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import type { Presence } from "@/lib/people/presence/types";
import type { Acquaintance } from "@/lib/people/relations/types";
import { PeopleSection } from "./people-section";
import { PersonLine } from "./person-line";
import { RelationInList } from "./relation-in-list";

type LatestFriendsProps = {
  /** Whose friends they are: the reader. */
  username: string;
  people: readonly Acquaintance[];
  more: boolean;
  presence: Presence;
};

/** The reader's latest friends, and the way to all of them. */
export async function LatestFriends({ username, people, more, presence }: LatestFriendsProps) {
  const t = await getTranslations("people.requests");
  if (people.length === 0)
    return (
      <EmptyState drawing={<BareWall />} title={t("no-friends")}>
        {t("no-friends-text")}
      </EmptyState>
    );
  const all = (
    <Link href={`/u/${encodeURIComponent(username)}/friends` as Route} className="link inline-flex min-h-11 items-center">
      {t("all-friends")}
    </Link>
  );
  return (
    <PeopleSection title={t("friends")} after={more && all}>
      <ul>
        {people.map((person) => (
          <PersonLine key={person.id} person={person} presence={presence}>
            <RelationInList person={person} relation={person} />
          </PersonLine>
        ))}
      </ul>
    </PeopleSection>
  );
}
