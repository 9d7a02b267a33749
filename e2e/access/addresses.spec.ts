import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test, type APIRequestContext } from "@playwright/test";
import { startInstance, type Instance } from "@/scripts/testing/instance";
import { ACTORS, CONFIRMED, EVERYONE, type Actor } from "./actors";
import { addresses } from "./addresses";
import type { Case } from "./addresses/case";
import type { World } from "./world";

test.describe.configure({ mode: "serial" });

let instance: Instance;
let world: World;

/** In a process of its own, with the instance's environment. */
const build = async (...args: string[]): Promise<string> =>
  (await promisify(execFile)(process.execPath, ["--import", "tsx", "e2e/access/build.ts", instance.dataDir, ...args])).stdout;

// An instance of its own, because it is closed to guests half of the time.
test.beforeAll(async () => {
  instance = await startInstance({ log: "test-results/access-instance.log" });
  world = JSON.parse(await build()) as World;
});

test.afterAll(() => instance?.stop());

for (const [mode, lookers] of [
  ["open", EVERYONE],
  ["closed", CONFIRMED],
] as const) {
  test.describe(`an instance that is ${mode} to guests`, () => {
    test.beforeAll(() => build(mode));
    for (const [door, cases] of Object.entries(addresses(lookers))) {
      for (const one of cases) test(`${door}: ${one.what}`, async ({ request }) => expect(await whoGetsIn(request, one)).toEqual(expected(one)));
    }
  });
}

type Outcome = Partial<Record<Actor, string | number>>;

const expected = ({ open, counts }: Case): Outcome => Object.fromEntries(open.map((actor) => [actor, counts ? counts.expected(actor) : "in"]));

/** Everyone knocks; who got in, and with which number. Nobody may meet an error of ours. */
async function whoGetsIn(request: APIRequestContext, { path, body, shows, counts }: Case): Promise<Outcome> {
  const knock = async (actor: Actor): Promise<[Actor, string | number] | null> => {
    const headers = { cookie: world.cookies[actor], "accept-language": "en", origin: instance.url };
    const options = { headers, maxRedirects: 0, failOnStatusCode: false };
    const url = instance.url + path(world);
    const answer = body ? await request.post(url, { ...options, data: body(world) }) : await request.get(url, options);
    expect(answer.status(), `${actor} at ${url}`).toBeLessThan(500);
    if (answer.status() !== 200) return null;
    const text = await answer.text();
    const number = counts?.pattern.exec(text.replaceAll("<!-- -->", ""))?.[1];
    if (number) return [actor, Number(number)];
    return !counts && (!shows || text.includes(shows(world))) ? [actor, "in"] : null;
  };
  const answers = await Promise.all(ACTORS.map(knock));
  return Object.fromEntries(answers.filter((answer) => answer !== null));
}
