import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { MoreMenu } from "@/components/ui/more-menu";
import type { PersonCard } from "@/lib/people/types";
import { PartFrom } from "./part-from";
import { offersAbout, RelationButton, type Standing } from "./relation-button";

type RelationInListProps = {
  person: Pick<PersonCard, "id" | "name">;
  relation: Standing;
  /** What more this list offers. */
  children?: ReactNode;
};

/** What one can do about somebody in a list: one thing in sight, at the same place in each line, the rest behind three dots. */
export async function RelationInList({ person, relation, children }: RelationInListProps) {
  const t = await getTranslations("people.relation");
  const [first, ...rest] = offersAbout(relation);
  return (
    <div className="flex shrink-0 items-center gap-1.5">
      {first && <RelationButton person={person} offer={first} size="sm" />}
      <MoreMenu label={t("more-about", { name: person.name })} small>
        {rest.map((offer) => (
          <RelationButton key={offer} person={person} offer={offer} variant="secondary" size="sm" />
        ))}
        {relation.friendship === "friends" && <PartFrom person={person} deed="unfriend" />}
        {children}
      </MoreMenu>
    </div>
  );
}
