import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { pushSubscriptions } from "@/db/schema";
import { aPerson, aSession, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { sealSession } from "@/lib/platform/session";
import { TestBrowser } from "@/scripts/testing/push";
import { POST } from "./route";

const ORIGIN = "http://halation.test";

const cookieOf = async (person: User): Promise<string> => sealSession((await aSession(person)).id);
const subscription = () => ({ endpoint: `https://push.example/${newId()}`, expirationTime: null, keys: new TestBrowser().keys });

async function ask(given: { cookie?: string; origin?: string; body: unknown; length?: string }): Promise<number> {
  const text = JSON.stringify(given.body);
  const headers = { cookie: given.cookie ?? "", "content-length": given.length ?? String(text.length), ...(given.origin && { origin: given.origin }) };
  return (await POST(new Request(`${ORIGIN}/api/push`, { method: "POST", headers, body: text }))).status;
}

it("takes the subscription of a member's browser as the browser writes it", async () => {
  const me = await aPerson();
  const body = subscription();
  expect(await ask({ cookie: await cookieOf(me), origin: ORIGIN, body })).toBe(200);
  expect(await db.select().from(pushSubscriptions).where(eq(pushSubscriptions.endpoint, body.endpoint))).toMatchObject([{ userId: me.id, ...body.keys }]);
});

it("takes none of guests, of other sites, or that is none", async () => {
  const cookie = await cookieOf(await aPerson());
  const good = subscription();
  expect(await ask({ body: good })).toBe(401);
  expect(await ask({ cookie, origin: "https://elsewhere.test", body: good })).toBe(403);
  expect(await ask({ cookie, body: good, length: "9000" })).toBe(413);
  expect(await ask({ cookie, body: good, length: "much" })).toBe(413);
  for (const body of [
    null,
    {},
    { ...good, endpoint: "https://10.0.0.1/x" },
    { ...good, keys: { ...good.keys, auth: "short" } },
    { ...good, keys: { auth: good.keys.auth } },
  ])
    expect(await ask({ cookie, body })).toBe(400);
  expect(await ask({ cookie: await cookieOf(await aPerson({ confirmed: false })), body: good })).toBe(403);
  expect(await db.$count(pushSubscriptions, eq(pushSubscriptions.endpoint, good.endpoint))).toBe(0);
});
