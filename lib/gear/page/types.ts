import type { PersonCard } from "@/lib/people/types";
import type { PhotoCard } from "@/lib/photos/types";
import type { RangeField } from "@/lib/search/types";
import type { Gear } from "../types";

/** What a camera's or lens's photos are spread over, each by the bands that searches offer. */
export const SPREAD = ["focalLength", "focalLength35", "aperture", "iso"] as const satisfies readonly RangeField[];
export type SpreadField = (typeof SPREAD)[number];

/** How many photos fall into each band of a facet, in its order. */
export type Spread = Record<SpreadField, number[]>;

export type CountedGear = Gear & { photos: number };
export type CountedPerson = PersonCard & { photos: number };

/** A camera or lens as its page shows it to one viewer: of everything, only what they may see. */
export type GearPage = {
  gear: Gear;
  photos: number;
  /** How many people took those. */
  people: number;
  /** When the first and the last of them were taken, by the clocks of the places, without zone. */
  first: string | null;
  last: string | null;
  newest: PhotoCard[];
  /** The most liked, as far as any are. */
  popular: PhotoCard[];
  /** Who took the most. */
  users: CountedPerson[];
  /** The lenses most used on this camera, or the cameras that this lens was most used on. */
  companions: CountedGear[];
  /** By the same maker, of the same kind. */
  others: Gear[];
  spread: Spread;
  /** By the hour of the day, from 0 to 23. */
  hours: number[];
};
