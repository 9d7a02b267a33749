/** Up to this long, in seconds, an exposure is written as a fraction. */
const LONGEST_FRACTION = 0.3;

/**
 * How photographers write an exposure time: short ones as a fraction, the others as a decimal.
 *
 * @param seconds more than 0
 * @returns the denominator of 1/n, or the number of seconds with one decimal at most
 */
export const exposureOf = (seconds: number): { denominator: number } | { seconds: number } =>
  seconds < LONGEST_FRACTION ? { denominator: Math.round(1 / seconds) } : { seconds: Math.round(seconds * 10) / 10 };
