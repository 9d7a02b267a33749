/** What else than photographs the words of a search may mean, in the order of the tabs. */
export const ELSEWHERE = ["people", "posts", "tags"] as const;
export type Elsewhere = (typeof ELSEWHERE)[number];

/** Beyond so many, nobody needs to know how many exactly. */
export const MOST_ELSEWHERE = 20;

/** How many of each there are for the viewer, at most `MOST_ELSEWHERE`; missing where it is not for them to know. */
export type ElsewhereCounts = Partial<Record<Elsewhere, number>>;
