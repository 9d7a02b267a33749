import { getTranslations } from "next-intl/server";
import type { PersonCard, Relation } from "@/lib/people/types";
import { DeedButton } from "./deed-button";

type RelationButtonsProps = {
  person: Pick<PersonCard, "id" | "name">;
  relation: Pick<Relation, "following" | "friendship">;
  /** In a list, where each name has its own. */
  small?: boolean;
};

/** What one can do about somebody: follow them, be friends. Each button says what pressing it does, and of whom. */
export async function RelationButtons({ person, relation: { following, friendship }, small }: RelationButtonsProps) {
  const t = await getTranslations("people.relation");
  const button = (deed: Parameters<typeof DeedButton>[0]["deed"], variant: "primary" | "secondary" | "quiet") => (
    <DeedButton key={deed} person={person.id} deed={deed} variant={variant} size={small ? "sm" : "md"} aria-label={t(`${deed}-whom`, { name: person.name })}>
      {t(deed)}
    </DeedButton>
  );
  return (
    <div className="flex flex-wrap gap-2">
      {friendship === "asked-by-them" && [button("accept", "primary"), button("decline", "quiet")]}
      {following ? button("unfollow", "secondary") : button("follow", friendship === "asked-by-them" ? "secondary" : "primary")}
      {friendship === "none" && button("ask", "secondary")}
      {friendship === "asked-by-me" && button("take-back", "quiet")}
      {friendship === "friends" && !small && button("unfriend", "quiet")}
    </div>
  );
}
