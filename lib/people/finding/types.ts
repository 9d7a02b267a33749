import type { UserId } from "@/lib/platform/session";
import type { Acquaintance } from "../relations/types";

/** Ages at which one span ends and the next begins: coarse, so that looking for people tells nobody's year. Nobody younger is found by age. */
export const AGES = [18, 25, 35, 45, 55, 65] as const;
export type Age = (typeof AGES)[number];

/** Whom one looks for; what is empty asks for nothing. */
export type PeopleQuery = {
  /** In the name or the username. */
  q: string;
  city: string;
  interest: string;
  /** Years, from the first on and before the second. */
  from: Age | null;
  to: Age | null;
};

/** Somebody who was found, with where they live as far as they say it to whoever looks. */
type Found = Acquaintance & { city: string };

export type FoundPage = { people: Found[]; next: UserId | null };
