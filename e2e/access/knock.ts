import { ACTORS, type Actor } from "./actors";
import type { Case } from "./addresses/case";
import type { World } from "./world";

/** Who got in at a door, and with which number. */
export type Outcome = Partial<Record<Actor, string | number>>;

/** Where a door is, and what stands behind it. */
export type Place = { url: string; world: World };

/** Somebody met an error of ours, which is no answer at all. */
export class Broken extends Error {}

export const expected = ({ open, counts }: Case): Outcome => Object.fromEntries(open.map((actor) => [actor, counts ? counts.expected(actor) : "in"]));

/**
 * Everyone knocks.
 *
 * @throws Broken when anyone is answered with a fault of the server
 */
export async function whoGetsIn(place: Place, one: Case): Promise<Outcome> {
  const answers = await Promise.all(ACTORS.map(async (actor) => [actor, await knock(place, one, actor)] as const));
  return Object.fromEntries(answers.filter(([, answer]) => answer !== null));
}

async function knock({ url, world }: Place, { path, body, shows, counts }: Case, actor: Actor): Promise<string | number | null> {
  const headers = { cookie: world.cookies[actor], "accept-language": "en", origin: url, ...(body ? { "content-type": "application/json" } : {}) };
  const address = url + path(world);
  const answer = await fetch(address, { headers, redirect: "manual", ...(body ? { method: "POST", body: JSON.stringify(body(world)) } : {}) });
  // React marks where one text ends and the next begins.
  const text = (await answer.text()).replaceAll("<!-- -->", "");
  if (answer.status >= 500) throw new Broken(`${actor} at ${address} is answered with ${answer.status}`);
  if (answer.status !== 200) return null;
  const number = counts?.pattern.exec(text)?.[1];
  if (number) return Number(number);
  return !counts && (!shows || text.includes(shows(world))) ? "in" : null;
}
