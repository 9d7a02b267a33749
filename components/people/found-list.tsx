import type { FoundPage } from "@/lib/people/finding/types";
import { PersonLine } from "./person-line";
import { RelationInList } from "./relation-in-list";

/** People who were found, with where they live as far as they say, and what one can do about each. */
export const FoundList = ({ people }: Pick<FoundPage, "people">) => (
  <ul>
    {people.map((person) => (
      <PersonLine key={person.id} person={person} note={person.city}>
        <RelationInList person={person} relation={person} />
      </PersonLine>
    ))}
  </ul>
);
