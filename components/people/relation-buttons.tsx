import { getTranslations } from "next-intl/server";
import type { Deed } from "@/lib/people/relations/types";
import type { PersonCard, Relation } from "@/lib/people/types";
import { DeedButton } from "./deed-button";

type RelationButtonsProps = {
  person: Pick<PersonCard, "id" | "name">;
  relation: Pick<Relation, "following" | "friendship"> & Partial<Pick<Relation, "followAskedByMe" | "followAskedByThem">>;
  /** In a list, where each name has its own. */
  small?: boolean;
};

/** What one can do about somebody: follow them, be friends. Each button says what pressing it does, and of whom. */
export async function RelationButtons({ person, relation: { following, friendship, followAskedByMe, followAskedByThem }, small }: RelationButtonsProps) {
  const t = await getTranslations("people.relation");
  const button = (deed: Deed, variant: "primary" | "secondary" | "quiet", words: Deed | "wait" = deed) => (
    <DeedButton key={words} person={person.id} deed={deed} variant={variant} size={small ? "sm" : "md"} aria-label={t(`${words}-whom`, { name: person.name })}>
      {t(words)}
    </DeedButton>
  );
  const answers = followAskedByThem || friendship === "asked-by-them";
  return (
    <div className="flex flex-wrap gap-2 sm:justify-end">
      {followAskedByThem && [button("approve", "primary"), button("refuse", "quiet")]}
      {friendship === "asked-by-them" && [button("accept", "primary"), button("decline", "quiet")]}
      {following && button("unfollow", "secondary")}
      {followAskedByMe && button("unfollow", "secondary", "wait")}
      {!following && !followAskedByMe && button("follow", answers || small ? "secondary" : "primary")}
      {friendship === "none" && button("ask", small ? "quiet" : "secondary")}
      {friendship === "asked-by-me" && button("take-back", "quiet")}
      {friendship === "friends" && !small && button("unfriend", "quiet")}
    </div>
  );
}
