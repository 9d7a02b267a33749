import type { PersonCard } from "@/lib/people/types";
import { offersAbout, RelationButton, type Standing } from "./relation-button";

type RelationButtonsProps = { person: Pick<PersonCard, "id" | "name">; relation: Standing };

/** All that one can do about somebody: follow them, be friends. What is most likely done is filled. */
export const RelationButtons = ({ person, relation }: RelationButtonsProps) => (
  <div className="flex flex-1 flex-wrap gap-2 sm:justify-end">
    {offersAbout(relation).map((offer, index) => (
      <RelationButton key={offer} person={person} offer={offer} variant={index === 0 && offer === "follow" ? "primary" : undefined} />
    ))}
  </div>
);
