import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { startInstance } from "@/scripts/testing/instance";
import { CONFIRMED, EVERYONE } from "../actors";
import { addresses } from "../addresses";
import type { Case } from "../addresses/case";
import { buildWorld, letIn } from "../built";
import { Broken, expected, whoGetsIn, type Place } from "../knock";
import { MUTANTS } from "../mutants";
import type { Mutant } from "./mutant";
import { plant } from "./plant";

const TREE = join("dist", "mutants");
/** The name of the mutant that answers at present; none where it is empty. */
const SWITCH = join(TREE, "mutant");

/** The rows of the table, as `door: what`, for an instance that is open or closed to guests. */
export const rowsOf = (closed: boolean): Map<string, Case> =>
  new Map(Object.entries(addresses(closed ? CONFIRMED : EVERYONE)).flatMap(([door, cases]) => cases.map((one) => [`${door}: ${one.what}`, one] as const)));

/**
 * Builds a copy of the product with all mutants in it and has each row that one of these is to fail asked: without it, which must pass, with it, which
 * must not, and without it again.
 *
 * @param thorough where the row does not notice, all others are asked, to name those that do
 * @returns what is wrong, a line each
 */
export async function tryMutants(mutants: readonly Mutant[], thorough: boolean): Promise<string[]> {
  plant(TREE, MUTANTS);
  const choose = (name: string): void => writeFileSync(SWITCH, name);
  choose("");
  const instance = await startInstance({ tree: TREE, environment: { MUTANT_IN: join(process.cwd(), SWITCH) }, log: "test-results/mutants-instance.log" });
  try {
    const place = { url: instance.url, world: await buildWorld(instance.dataDir) };
    const faults: string[] = [];
    for (const closed of [false, true]) {
      await letIn(instance.dataDir, closed ? "closed" : "open");
      const those = mutants.filter((mutant) => (mutant.closed ?? false) === closed);
      faults.push(...(await tryAll(place, those, rowsOf(closed), choose, thorough)));
    }
    return faults;
  } finally {
    await instance.stop();
  }
}

async function tryAll(place: Place, mutants: readonly Mutant[], rows: Map<string, Case>, choose: (name: string) => void, thorough: boolean): Promise<string[]> {
  const sound = async (): Promise<string[]> => {
    choose("");
    const faults: string[] = [];
    for (const at of new Set(mutants.map((mutant) => mutant.at))) {
      const verdict = await verdictOf(place, rows.get(at));
      if (verdict !== "passes") faults.push(`without any mutant, ${at} ${verdict}`);
    }
    return faults;
  };
  const faults = await sound();
  if (faults.length > 0) return faults;
  for (const { name, at } of mutants) {
    const began = performance.now();
    choose(name);
    const verdict = await verdictOf(place, rows.get(at));
    console.log(`${verdict === "fails" ? "ok  " : "FAIL"} ${name} ${((performance.now() - began) / 1000).toFixed(1)} s`);
    if (verdict === "fails") continue;
    faults.push(`${name}: ${at} ${verdict}`);
    if (thorough) faults.push(...(await noticing(place, rows)).map((row) => `  noticed at ${row}`));
  }
  return [...faults, ...(await sound())];
}

/** What a row of the table says. Only an answer that is another than it should be is a failure of it; no answer is a fault of ours. */
async function verdictOf(place: Place, one: Case | undefined): Promise<"passes" | "fails" | "is no row" | `breaks: ${string}`> {
  if (!one) return "is no row";
  try {
    return isDeepStrictEqual(await whoGetsIn(place, one), expected(one)) ? "passes" : "fails";
  } catch (error) {
    if (error instanceof Broken) return `breaks: ${error.message}`;
    throw error;
  }
}

async function noticing(place: Place, rows: Map<string, Case>): Promise<string[]> {
  const found: string[] = [];
  for (const [at, one] of rows) if ((await verdictOf(place, one)) === "fails") found.push(at);
  return found;
}
