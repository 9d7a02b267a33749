/**
 * How often a property is tried, and from which seed: everyday runs try the same few cases each time, so that what fails was broken by a change;
 * `npm run prove` tries many (`PROVE_RUNS`), and other ones each time (`PROVE_SEED`, to try the same ones again).
 *
 * @param everyday cases in an everyday run
 */
export const cases = (everyday = 100): { seed: number; numRuns: number } => ({
  seed: Number(process.env.PROVE_SEED ?? 20_261_121),
  numRuns: Number(process.env.PROVE_RUNS ?? everyday),
});
