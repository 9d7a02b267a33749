/** How often mails gather what happened. */
export const RHYTHMS = ["daily", "weekly"] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** Quiet hours: minutes since midnight on somebody's clock, over midnight where they end before they begin. Null where there are none. */
export type Quiet = { from: number | null; to: number | null };
