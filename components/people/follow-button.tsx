import { getTranslations } from "next-intl/server";
import type { PersonCard, Relation } from "@/lib/people/types";
import { DeedButton } from "./deed-button";

type FollowButtonProps = { person: Pick<PersonCard, "id" | "name">; relation: Pick<Relation, "following" | "followAskedByMe"> };

/** One small button beside somebody's thing: whether the reader follows them, and what pressing it changes. */
export async function FollowButton({ person: { id, name }, relation: { following, followAskedByMe } }: FollowButtonProps) {
  const t = await getTranslations("people.relation");
  const state = following ? "unfollow" : followAskedByMe ? "wait" : "follow";
  return (
    <DeedButton
      person={id}
      deed={state === "follow" ? "follow" : "unfollow"}
      variant={state === "follow" ? "secondary" : "quiet"}
      size="sm"
      aria-label={t(`${state}-whom`, { name })}
    >
      {t(state)}
    </DeedButton>
  );
}
