import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { pushSubscriptions } from "@/db/schema";
import { actorOf, aPerson, aSession, viewerOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { deleteSession, type Actor } from "@/lib/platform/session";
import { TestBrowser } from "@/scripts/testing/push";
import { pushBrowsersOf } from "./data";
import { subscribe, unsubscribe } from "./mutations";

const anEndpoint = (): string => `https://push.example/send/${newId()}`;
const subscription = (endpoint = anEndpoint()) => ({ endpoint, ...new TestBrowser().keys });

/** Somebody signed in with a browser. */
const signedIn = async (person: User, userAgent = ""): Promise<Actor> => ({ ...actorOf(person), sessionId: (await aSession(person, { userAgent })).id });
const of = ({ id }: User) => db.select().from(pushSubscriptions).where(eq(pushSubscriptions.userId, id));

describe("a browser", () => {
  it("is kept with what messages to it need, once however often it says so", async () => {
    const me = await aPerson();
    const actor = await signedIn(me);
    const first = subscription();
    await Promise.all([subscribe(actor, first), subscribe(actor, first)]);
    expect(await of(me)).toMatchObject([{ ...first, sessionId: actor.sessionId, lastSuccessAt: null }]);
    const changed = { ...subscription(), endpoint: first.endpoint };
    await subscribe(actor, changed);
    expect(await of(me)).toMatchObject([changed]);
  });

  it("has one subscription at a time, in each session its own", async () => {
    const me = await aPerson();
    const [here, there] = [await signedIn(me), await signedIn(me)];
    const [former, next, other] = [subscription(), subscription(), subscription()];
    await subscribe(here, former);
    await subscribe(there, other);
    await subscribe(here, next);
    expect((await of(me)).map(({ endpoint }) => endpoint).toSorted()).toEqual([next.endpoint, other.endpoint].toSorted());
  });

  it("is whose it is who signed in last", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    const mine = subscription();
    await subscribe(await signedIn(me), mine);
    await subscribe(await signedIn(other), mine);
    expect([await of(me), (await of(other)).map(({ endpoint }) => endpoint)]).toEqual([[], [mine.endpoint]]);
  });

  it("is told nothing more once it is signed out", async () => {
    const me = await aPerson();
    const actor = await signedIn(me);
    await subscribe(actor, subscription());
    await deleteSession(actor.sessionId);
    expect(await of(me)).toEqual([]);
  });

  it("is refused where we would not write to it, and to whoever has not arrived", async () => {
    const actor = await signedIn(await aPerson());
    const { p256dh, auth } = new TestBrowser().keys;
    for (const endpoint of ["http://push.example/x", "https://127.0.0.1/x", "https://localhost/x", "https://push.example:22/x", "x"])
      await expect(subscribe(actor, { endpoint, p256dh, auth })).rejects.toMatchObject({ code: "invalid" });
    await expect(subscribe(actor, { endpoint: anEndpoint(), auth, p256dh: `B${"A".repeat(86)}` })).rejects.toMatchObject({ code: "invalid" });
    await expect(subscribe(await signedIn(await aPerson({ confirmed: false })), subscription())).rejects.toMatchObject({ code: "forbidden" });
  });

  it("cannot make any number of them", async () => {
    const actor = await signedIn(await aPerson());
    for (let i = 0; i < 30; i += 1) await subscribe(actor, subscription());
    await expect(subscribe(actor, subscription())).rejects.toMatchObject({ code: "too-many" });
  });
});

it("one's own browsers are listed, this one first, and nobody else's", async () => {
  const [me, other] = [await aPerson(), await aPerson()];
  const [here, there] = [await signedIn(me, "here"), await signedIn(me, "there")];
  await subscribe(here, subscription());
  await subscribe(there, subscription());
  await subscribe(await signedIn(other), subscription());
  const seen = (await pushBrowsersOf({ ...viewerOf(me), sessionId: here.sessionId })).map(({ userAgent, current }) => [userAgent, current]);
  expect(seen).toEqual([
    ["here", true],
    ["there", false],
  ]);
  expect(JSON.stringify(await pushBrowsersOf(viewerOf(me)))).not.toContain("push.example");
});

it("nobody ends another's, and one's own ends once", async () => {
  const [me, other] = [await aPerson(), await aPerson()];
  await subscribe(await signedIn(me), subscription());
  const { id } = (await of(me))[0]!;
  await expect(unsubscribe(actorOf(other), id)).rejects.toMatchObject({ code: "not-found" });
  expect(await of(me)).toHaveLength(1);
  await unsubscribe(actorOf(me), id);
  expect(await of(me)).toEqual([]);
  await expect(unsubscribe(actorOf(me), id)).rejects.toMatchObject({ code: "not-found" });
});
