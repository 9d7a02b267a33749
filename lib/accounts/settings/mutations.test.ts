import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { profiles, sessions, users } from "@/db/schema";
import { actorOf, aPerson, aSession, guest, viewerOf, type User } from "@/db/seed/factories";
import { chooseDefaults } from "@/lib/photos/defaults/mutations";
import { PUBLISHED_BY_DEFAULT } from "@/lib/photos/publishing/types";
import { liveSession } from "@/lib/platform/session";
import { getSettings, listSessions } from "./data";
import { adoptTimeZone, chooseSignature, endOtherSessions, endOwnSession, updateOwn, updateProfile } from "./mutations";
import { SILENT, type OwnProfile } from "./types";

const SAID: OwnProfile = {
  ...SILENT,
  bio: "Film only",
  bioFor: "friends",
  website: "https://example.org/",
  city: "Tromsø",
  birthday: "1980-02-29",
  birthdayFor: "friends",
  interests: "aurora, sledges",
  contacts: "LA1ABC",
  contactsFor: "private",
};

it("changes one's own rows and no other", async () => {
  const [me, other] = [await aPerson(), await aPerson()];
  await updateProfile(actorOf(me), { ...SILENT, name: "Someone", bio: "At first" });
  await updateProfile(actorOf(me), { ...SAID, name: "Me" });
  await updateOwn(actorOf(me), { language: "ru", theme: "dark", timeZone: "Europe/Oslo" });
  expect(await getSettings(viewerOf(me))).toEqual({
    username: me.username,
    email: me.email,
    confirmed: true,
    name: "Me",
    profile: SAID,
    avatarToken: null,
    signature: { kind: "none", path: null, token: null },
    language: "ru",
    theme: "dark",
    timeZone: "Europe/Oslo",
    photos: { published: PUBLISHED_BY_DEFAULT, visibility: "public", licence: "all-rights-reserved", allowFull: false },
  });
  expect((await db.select().from(users).where(eq(users.id, other.id)))[0]).toEqual(other);
  expect((await getSettings(viewerOf(other)))!.profile).toEqual(SILENT);
});

it("starts from what the table itself starts from", async () => {
  const me = await aPerson();
  await db.insert(profiles).values({ userId: me.id });
  expect((await getSettings(viewerOf(me)))!.profile).toEqual(SILENT);
});

it("lets an unconfirmed member complete their profile", async () => {
  const me = await aPerson({ confirmed: false });
  await updateProfile(actorOf(me), { ...SILENT, name: "Me", bio: "Soon" });
  await chooseSignature(actorOf(me), { signature: "name", path: "" });
  expect(await getSettings(viewerOf(me))).toMatchObject({ profile: { bio: "Soon" }, signature: { kind: "name" } });
});

it("chooses what new photos start with", async () => {
  const [me, other] = [await aPerson(), await aPerson()];
  const photos = { published: ["iso", "location"], visibility: "friends", licence: "cc-by", allowFull: true } as const;
  await chooseDefaults(actorOf(me), photos);
  expect((await getSettings(viewerOf(me)))!.photos).toEqual(photos);
  await chooseDefaults(actorOf(me), { ...photos, published: [] });
  expect((await getSettings(viewerOf(me)))!.photos.published).toEqual([]);
  expect((await getSettings(viewerOf(other)))!.photos.published).toEqual(PUBLISHED_BY_DEFAULT);
});

describe("a signature", () => {
  const own = async (me: User) => (await getSettings(viewerOf(me)))!.signature;

  it("is drawn, and still there when another kind was tried", async () => {
    const me = await aPerson();
    const path = "M1 2L3 4";
    await chooseSignature(actorOf(me), { signature: "drawn", path });
    expect(await own(me)).toEqual({ kind: "drawn", path, token: null });
    await chooseSignature(actorOf(me), { signature: "name", path });
    expect(await own(me)).toEqual({ kind: "name", path, token: null });
    await chooseSignature(actorOf(me), { signature: "none", path: "" });
    expect(await own(me)).toEqual({ kind: "none", path: null, token: null });
  });

  it("that was never uploaded is not chosen, and says so beside the choice", async () => {
    const me = await aPerson();
    await expect(chooseSignature(actorOf(me), { signature: "uploaded", path: "" })).rejects.toMatchObject({ field: "signature", code: "invalid" });
    expect((await own(me)).kind).toBe("none");
    await db.update(users).set({ signatureToken: "t" }).where(eq(users.id, me.id));
    await chooseSignature(actorOf(me), { signature: "uploaded", path: "" });
    expect(await own(me)).toEqual({ kind: "uploaded", path: null, token: "t" });
  });
});

describe("the time zone of a browser", () => {
  const zoneOf = async (me: User) => (await getSettings(viewerOf(me)))!.timeZone;

  it("becomes the account's as long as nobody has said one", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    await adoptTimeZone(actorOf(me), "Asia/Tokyo");
    expect([await zoneOf(me), await zoneOf(other)]).toEqual(["Asia/Tokyo", "UTC"]);
    await adoptTimeZone(actorOf(me), "Europe/Oslo");
    expect(await zoneOf(me)).toBe("Asia/Tokyo");
  });

  it("gives way to UTC that was chosen", async () => {
    const me = await aPerson();
    await updateOwn(actorOf(me), { timeZone: "Etc/UTC" });
    await adoptTimeZone(actorOf(me), "Asia/Tokyo");
    expect(await zoneOf(me)).toBe("Etc/UTC");
  });
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
