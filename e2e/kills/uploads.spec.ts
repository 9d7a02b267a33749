import { test } from "@playwright/test";
import { Random } from "@/db/seed/scenes/random";
import { expose, type Roll } from "./files";
import { VICTIMS, type Victim } from "@/scripts/testing/kills/processes";
import { survive } from "./trial";

/** How many trials each victim has by itself; in everyday runs there is one short trial for all. */
const rounds = Number(process.env.PROVE_KILLS ?? 0);
const seed = process.env.PROVE_SEED ?? "20261121";

test.skip(process.platform !== "linux", "the victims are found in /proc");
test.setTimeout(600_000);

const log = (name: string): string => `test-results/kills-${name}.log`;

test("uploads survive that each process is killed once", async ({ page }) => {
  const victims: Victim[] = ["web", "worker", "cluster"];
  await survive(page, { victims, roll: await expose(6, test.info().outputPath("roll")), random: new Random(seed), log: log("each") });
});

test.describe("twenty uploads survive", () => {
  let roll: Roll;
  test.beforeAll(async () => {
    roll = await expose(20, test.info().outputPath("roll"));
  });

  for (const victim of VICTIMS)
    for (let round = 1; round <= rounds; round += 1)
      test(`that ${victim} is killed again and again, round ${round}`, async ({ page }) => {
        const victims: Victim[] = [victim, victim, victim];
        await survive(page, { victims, roll, random: new Random(`${seed}-${victim}-${round}`), log: log(`${victim}-${round}`) });
      });
});
