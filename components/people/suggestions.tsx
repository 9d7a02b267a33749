import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { Suggestion } from "@/lib/people/suggestions/types";
import { PersonLine } from "./person-line";
import { RelationButtons } from "./relation-buttons";

const STRANGER = { following: false, followsMe: false, friendship: "none" } as const;

/** People one may want to know, each with the reason in front. */
export async function Suggestions({ people }: { people: readonly Suggestion[] }) {
  const t = await getTranslations("people.suggestions");
  if (people.length === 0) return null;
  const reasonsOf = ({ friends, gear, tag }: Suggestion): string[] => [
    ...(friends > 0 ? [t("friends", { count: friends })] : []),
    ...(gear ? [t("gear", { gear })] : []),
    ...(tag ? [t("tag", { tag })] : []),
  ];
  return (
    <Card title={t("title")} description={t("description")}>
      <ul>
        {people.map((person) => (
          <PersonLine key={person.id} person={person} note={reasonsOf(person).join(" · ")}>
            <RelationButtons person={person} relation={STRANGER} small />
          </PersonLine>
        ))}
      </ul>
    </Card>
  );
}
