/**
 * What one subject has removed of a person, by kind, for the receipt. `more` where there is more to remove: it is asked again, in a transaction of
 * its own, so that no transaction grows with what a person had.
 */
export type Erased = { counts: Record<string, number>; more: boolean };
