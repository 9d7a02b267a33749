import { getTranslations } from "next-intl/server";
import type { Deed } from "@/lib/people/relations/types";
import type { PersonCard, Relation } from "@/lib/people/types";
import { DeedButton } from "./deed-button";

/** What can be offered about somebody, in this order, and how it looks where it stands beside others. */
const OFFERS = {
  accept: "primary",
  decline: "quiet",
  approve: "primary",
  refuse: "quiet",
  unfollow: "secondary",
  wait: "secondary",
  follow: "secondary",
  ask: "secondary",
  "take-back": "quiet",
} as const satisfies Partial<Record<Deed | "wait", string>>;

export type Offer = keyof typeof OFFERS;

export type Standing = Pick<Relation, "following" | "friendship"> & Partial<Pick<Relation, "followAskedByMe" | "followAskedByThem">>;

/** What one can do about somebody; first what they wait for. That a friendship ends is never among it. */
export function offersAbout({ following, friendship, followAskedByMe = false, followAskedByThem = false }: Standing): Offer[] {
  const open: Record<Offer, boolean> = {
    accept: friendship === "asked-by-them",
    decline: friendship === "asked-by-them",
    approve: followAskedByThem,
    refuse: followAskedByThem,
    unfollow: following,
    wait: followAskedByMe,
    follow: !following && !followAskedByMe,
    ask: friendship === "none",
    "take-back": friendship === "asked-by-me",
  };
  return (Object.keys(OFFERS) as Offer[]).filter((offer) => open[offer]);
}

type RelationButtonProps = {
  person: Pick<PersonCard, "id" | "name">;
  offer: Offer;
  variant?: "primary" | "secondary" | "quiet";
  size?: "sm" | "md";
};

/** Says what pressing it does, and of whom. */
export async function RelationButton({ person: { id, name }, offer, variant = OFFERS[offer], size }: RelationButtonProps) {
  const t = await getTranslations("people.relation");
  // What ends following takes the wish back, where it was only a wish.
  return (
    <DeedButton person={id} deed={offer === "wait" ? "unfollow" : offer} variant={variant} size={size} aria-label={t(`${offer}-whom`, { name })}>
      {t(offer)}
    </DeedButton>
  );
}
