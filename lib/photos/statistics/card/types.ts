/** What the picture says, in words. */
export type Card = {
  name: string;
  /** Which photos it is about, such as "2024"; empty for all. */
  about: string;
  /** Numbers with what they count. */
  figures: readonly { figure: string; word: string }[];
  /** Gear with what kind of it. */
  gear: readonly { word: string; name: string }[];
  histogram: { title: string; counts: readonly number[]; first: string; last: string } | null;
};

/** Pixels. */
export const CARD = { width: 1200, height: 630 } as const;
