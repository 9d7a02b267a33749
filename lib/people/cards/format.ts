import type { Profile, Relation } from "../types";
import type { NameCard } from "./types";

type Translate = (key: string, values?: Record<string, string | number>) => string;

/** As much of what somebody says about themselves as has room beside their name. */
const BIO = 160;

/** A profile as it is shown beside a name. */
export function nameCard({ id, username, name, avatarToken, ...profile }: Profile, t: Translate): NameCard {
  const { relation, open } = profile;
  const badges = [profile.private && "private", relation?.friendship === "friends" && "friend", relation?.followsMe && "follows-you"];
  return {
    person: { id, username, name, avatarToken },
    about: t("people.card.about", { name }),
    badges: badges.filter((badge) => badge !== false && badge !== undefined).map((badge) => t(`people.${badge}`)),
    counts: [...(open ? [t("people.card.photos", { count: profile.photos })] : []), t("people.card.followers", { count: profile.people.followers })],
    bio: profile.bio.length > BIO ? `${profile.bio.slice(0, BIO).trimEnd()}…` : profile.bio,
    follow: relation && followOf(relation, name, t),
  };
}

/** What one press changes about following somebody, what its button says, and what it does. */
export function followOf(relation: Pick<Relation, "following" | "followAskedByMe">, name: string, t: Translate): NonNullable<NameCard["follow"]> {
  const state = relation.following ? "unfollow" : relation.followAskedByMe ? "wait" : "follow";
  const said = { words: t(`people.relation.${state}`), does: t(`people.relation.${state}-whom`, { name }) };
  return { deed: state === "follow" ? "follow" : "unfollow", ...said, primary: state === "follow" };
}
