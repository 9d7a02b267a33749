import type { Gear } from "@/lib/gear/types";
import type { Interval, RangeField } from "@/lib/search/types";

/** What one's photos are spread over, each by the bands that searches offer. */
export const SPREAD = ["iso", "aperture", "exposureTime", "focalLength", "focalLength35"] as const satisfies readonly RangeField[];
type SpreadField = (typeof SPREAD)[number];

/** When the photos were taken, by the clocks of the cameras: whenever, this year, one year, or the last thirty days. */
export type Period = "all" | "year" | "days" | `${number}`;

/** Of which of one's photos one wants to know. Gear by its slug. */
export type StatisticsQuery = { period: Period; camera?: string; lens?: string };

/** A part of the time, and how many photos were taken in it. */
type Stretch = { taken: Interval; photos: number };

type CountedGear = Gear & { photos: number };

export type Statistics = {
  photos: number;
  /** How many of them anybody may see, signed in or not. */
  open: number;
  megapixels: number;
  /** Of the originals. */
  bytes: number;
  /** On how many days they were taken, and on which the most; days count from 1970-01-01. */
  days: number;
  busiest: { day: number; photos: number } | null;
  spread: Record<SpreadField, number[]>;
  /** By the hour, from 0 to 23. */
  hours: number[];
  /** From Monday to Sunday. */
  weekdays: number[];
  /** Years where it is about all photos, months of one year, days of thirty. */
  overTime: { unit: "year" | "month" | "day"; stretches: Stretch[] };
  cameras: CountedGear[];
  lenses: CountedGear[];
  /** Cameras with the lens that was on them. */
  pairs: { camera: Gear; lens: Gear; photos: number }[];
  tags: { folded: string; name: string; photos: number }[];
};

/** What one can choose from: years, the last first, and gear by name. */
export type Choices = { years: number[]; cameras: Gear[]; lenses: Gear[] };
