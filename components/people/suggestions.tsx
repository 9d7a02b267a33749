import { getTranslations } from "next-intl/server";
import type { Suggestion } from "@/lib/people/suggestions/types";
import { FollowButton } from "./follow-button";
import { PeopleSection } from "./people-section";
import { PersonLine } from "./person-line";
import { RelationInList } from "./relation-in-list";

const STRANGER = { following: false, followAskedByMe: false, friendship: "none" } as const;

/** People one may want to know, on a page that is about people. */
export async function Suggestions({ people }: { people: readonly Suggestion[] }) {
  const t = await getTranslations("people.suggestions");
  if (people.length === 0) return null;
  return (
    <PeopleSection title={t("title")} description={t("description")}>
      <SuggestionList people={people} />
    </PeopleSection>
  );
}

type SuggestionListProps = {
  people: readonly Suggestion[];
  /** Beside something else: with room for one thing to do. */
  narrow?: boolean;
};

/** People one may want to know, each with the reason. */
export async function SuggestionList({ people, narrow = false }: SuggestionListProps) {
  const t = await getTranslations("people.suggestions");
  const reasonsOf = ({ friends, gear, tag }: Suggestion): string[] => [
    ...(friends > 0 ? [t("friends", { count: friends })] : []),
    ...(gear ? [t("gear", { gear })] : []),
    ...(tag ? [t("tag", { tag })] : []),
  ];
  return (
    <ul>
      {people.map((person) => (
        <PersonLine key={person.id} person={person} note={reasonsOf(person).join(" · ")}>
          {narrow ? <FollowButton person={person} relation={STRANGER} /> : <RelationInList person={person} relation={STRANGER} />}
        </PersonLine>
      ))}
    </ul>
  );
}
