import { getTranslations } from "next-intl/server";
import { followOf } from "@/lib/people/cards/format";
import type { PersonCard, Relation } from "@/lib/people/types";
import { DeedButton } from "./deed-button";

type FollowButtonProps = { person: Pick<PersonCard, "id" | "name">; relation: Pick<Relation, "following" | "followAskedByMe"> };

/** One small button beside somebody's thing: whether the reader follows them, and what pressing it changes. */
export async function FollowButton({ person: { id, name }, relation }: FollowButtonProps) {
  const { deed, words, does, primary } = followOf(relation, name, await getTranslations());
  return (
    <DeedButton person={id} deed={deed} variant={primary ? "secondary" : "quiet"} size="sm" aria-label={does}>
      {words}
    </DeedButton>
  );
}
