import { expect, test } from "@playwright/test";
import { startInstance, type Instance } from "@/scripts/testing/instance";
import { CONFIRMED, EVERYONE } from "./actors";
import { addresses } from "./addresses";
import { buildWorld, letIn } from "./built";
import { expected, whoGetsIn } from "./knock";
import type { World } from "./world";

test.describe.configure({ mode: "serial" });

let instance: Instance;
let world: World;

// An instance of its own, because it is closed to guests half of the time.
test.beforeAll(async () => {
  instance = await startInstance({ log: "test-results/access-instance.log" });
  world = await buildWorld(instance.dataDir);
});

test.afterAll(() => instance?.stop());

for (const [mode, lookers] of [
  ["open", EVERYONE],
  ["closed", CONFIRMED],
] as const) {
  test.describe(`an instance that is ${mode} to guests`, () => {
    test.beforeAll(() => letIn(instance.dataDir, mode));
    for (const [door, cases] of Object.entries(addresses(lookers))) {
      for (const one of cases) test(`${door}: ${one.what}`, async () => expect(await whoGetsIn({ url: instance.url, world }, one)).toEqual(expected(one)));
    }
  });
}
