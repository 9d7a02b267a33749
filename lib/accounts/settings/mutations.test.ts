import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { sessions, users } from "@/db/schema";
import { actorOf, aPerson, aSession, guest, viewerOf } from "@/db/seed/factories";
import { liveSession } from "@/lib/platform/session";
import { getSettings, listSessions } from "./data";
import { endOtherSessions, endOwnSession, updateOwn, updateProfile } from "./mutations";

it("changes one's own row and no other", async () => {
  const [me, other] = [await aPerson(), await aPerson()];
  await updateProfile(actorOf(me), { name: "Me", bio: "Film only" });
  await updateOwn(actorOf(me), { language: "ru", theme: "dark", publishLocation: true });
  expect(await getSettings(viewerOf(me))).toEqual({
    username: me.username,
    email: me.email,
    confirmed: true,
    name: "Me",
    bio: "Film only",
    language: "ru",
    theme: "dark",
    publishLocation: true,
  });
  expect((await db.select().from(users).where(eq(users.id, other.id)))[0]).toEqual(other);
});

it("lets an unconfirmed member complete their profile", async () => {
  const me = await aPerson({ confirmed: false });
  await updateProfile(actorOf(me), { name: "Me", bio: "Soon" });
  expect((await getSettings(viewerOf(me)))!.bio).toBe("Soon");
});

it("shows settings to their owner alone", async () => {
  expect(await getSettings(guest())).toBeNull();
});

describe("sessions", () => {
  it("are listed for their owner, the current one marked", async () => {
    const me = await aPerson();
    const [here, there] = [await aSession(me, { userAgent: "Here" }), await aSession(me, { userAgent: "There", lastSeenAt: new Date(0) })];
    await aSession(me, { expiresAt: new Date(Date.now() - 1000) });
    await aSession(await aPerson());
    const listed = await listSessions(viewerOf(me, { sessionId: here.id }));
    expect(listed.map(({ id, current }) => ({ id, current }))).toEqual([
      { id: here.id, current: true },
      { id: there.id, current: false },
    ]);
    expect(await listSessions(guest())).toEqual([]);
  });

  it("end one by one, and only one's own", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    const [mine, theirs] = [await aSession(me), await aSession(other)];
    await endOwnSession(actorOf(me), theirs.id);
    await endOwnSession(actorOf(me), "' or 1=1");
    expect(await liveSession(theirs.id)).not.toBeNull();
    await endOwnSession(actorOf(me), mine.id);
    expect(await liveSession(mine.id)).toBeNull();
  });

  it("end everywhere but here", async () => {
    const me = await aPerson();
    const here = await aSession(me);
    await aSession(me);
    await aSession(me);
    const theirs = await aSession(await aPerson());
    await endOtherSessions(actorOf(me, { sessionId: here.id }));
    const left = await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, me.id));
    expect(left).toEqual([{ id: here.id }]);
    expect(await liveSession(theirs.id)).not.toBeNull();
  });
});
