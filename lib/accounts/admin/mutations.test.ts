import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, instance, recoveryCodes, sessions, twoFactor, users } from "@/db/schema";
import { actorOf, anAddress, aPerson, aPhoto, aSecondFactor, aSession, guest, PASSWORD, people, viewerOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { getProfile } from "@/lib/people/data";
import { getPhoto } from "@/lib/photos/data";
import { liveSession, type Actor, type Role } from "@/lib/platform/session";
import { getInstance } from "../data";
import { checkPassword } from "../signing-in/mutations";
import { can } from "../policy";
import { countMembers, listMembers, readMember } from "./data";
import { confirmMember, endTwoFactor, restoreMember, setRegistration, setRole, suspendMember, updateInstance } from "./mutations";

const administrator = () => aPerson({ role: "administrator" });
const others: [string, () => Promise<User>][] = [
  ["restricted", () => aPerson({ role: "restricted" })],
  ["member", () => aPerson()],
  ["moderator", () => aPerson({ role: "moderator" })],
  ["unconfirmed administrator", () => aPerson({ role: "administrator", confirmed: false })],
];

const again = { code: "forbidden", say: { key: "accounts.again.needed" } };
const rowOf = async ({ id }: { id: string }) => (await db.select().from(users).where(eq(users.id, id)))[0]!;
/** What someone did, as it was written down. */
const deeds = async ({ id }: User) =>
  (await db.select().from(auditLog).where(eq(auditLog.actorId, id)).orderBy(auditLog.id)).map(({ action, targetId, facts }) => [action, targetId, facts]);
const confirmedAt = async ({ id }: User) => (await db.select({ at: users.emailConfirmedAt }).from(users).where(eq(users.id, id)))[0]!.at;

describe("administering", () => {
  it.each(others)("is not for a %s", async (_who, make) => {
    const [someone, waiting] = [await make(), await aPerson({ confirmed: false })];
    await expect(confirmMember(actorOf(someone), waiting.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateInstance(actorOf(someone), { name: "Mine", guestsMayLook: true })).rejects.toMatchObject({ code: "forbidden" });
    expect(await confirmedAt(waiting)).toBeNull();
    expect((await getInstance()).name).not.toBe("Mine");
    expect(await listMembers(viewerOf(someone))).toEqual({ members: [], next: null });
    expect((await countMembers(viewerOf(someone))).members).toBe(0);
  });

  it("is not for guests", async () => {
    expect(await listMembers(guest())).toEqual({ members: [], next: null });
  });
});

it("confirms by hand, welcoming once", async () => {
  const [chief, waiting] = [await administrator(), await aPerson({ confirmed: false })];
  await confirmMember(actorOf(chief), waiting.id);
  await confirmMember(actorOf(chief), waiting.id);
  expect(await deeds(chief)).toEqual([["accounts.confirmed", waiting.id, {}]]);
  expect(await confirmedAt(waiting)).toBeInstanceOf(Date);
  expect(await db.execute(sql`select 1 from graphile_worker._private_jobs where payload->>'userId' = ${waiting.id}`)).toHaveLength(1);
  await expect(confirmMember(actorOf(chief), "nobody")).rejects.toMatchObject({ code: "not-found" });
});

it("confirms no address that another has confirmed", async () => {
  const owner = await aPerson();
  const claimant = await aPerson({ confirmed: false, email: owner.email });
  const taken = { code: "conflict", say: { key: "admin.member.address-taken" }, field: undefined };
  await expect(confirmMember(actorOf(await administrator()), claimant.id)).rejects.toMatchObject(taken);
});

it("lists everyone once, newest first, by key", async () => {
  const chief = viewerOf(await administrator());
  const made = await people(60);
  const first = await listMembers(chief);
  expect(first.members).toHaveLength(50);
  const second = await listMembers(chief, { before: first.next! });
  const seen = [...first.members, ...second.members].map((member) => member.id);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.toSorted().toReversed()).toEqual(seen);
  expect(made.every(({ id }) => seen.includes(id))).toBe(true);
  expect((await listMembers(chief, { before: "' or 1=1" })).members).toHaveLength(50);
  expect((await countMembers(chief)).members).toBeGreaterThanOrEqual(61);
});

it("finds members by a part of their name, username or address, and for nobody else", async () => {
  const [chief, person, other] = [await administrator(), await aPerson({ name: "Ásta Quillfeather" }), await aPerson()];
  const found = async (sought: string, viewer = viewerOf(chief)) => (await listMembers(viewer, { sought })).members.map(({ id }) => id);
  for (const sought of ["asta quillf", person.username.toUpperCase(), person.email]) expect(await found(sought)).toEqual([person.id]);
  for (const sought of ["%", `${person.username}x`]) expect(await found(sought)).toEqual([]);
  expect(await found("asta quillf", viewerOf(other))).toEqual([]);
});

describe("the instance", () => {
  afterEach(() => db.update(instance).set({ name: "Halation", guestsMayLook: null, registration: "open" }));

  it("is named and opened by an administrator", async () => {
    const chief = await administrator();
    await updateInstance(actorOf(chief), { name: "Club", guestsMayLook: true });
    expect(await deeds(chief)).toEqual([["accounts.instance-changed", null, { guestsMayLook: true }]]);
    expect(await getInstance()).toEqual({ name: "Club", guestsMayLook: true, registration: "open" });
  });
});

describe("who may sign up", () => {
  afterEach(() => db.update(instance).set({ registration: "open" }));

  it("is decided by an administrator who has just given the password", async () => {
    const chief = await administrator();
    await setRegistration(actorOf(chief), "invitation");
    expect((await getInstance()).registration).toBe("invitation");
    expect(await deeds(chief)).toEqual([["accounts.registration-changed", null, { to: "invitation" }]]);
    await expect(setRegistration(actorOf(chief, { recent: false }), "open")).rejects.toMatchObject(again);
    expect((await getInstance()).registration).toBe("invitation");
  });
});

describe("a member", () => {
  it("has one role after another, each change written down", async () => {
    const [chief, member] = [await administrator(), await aPerson()];
    for (const role of ["moderator", "moderator", "restricted", "administrator", "member"] as const) {
      await setRole(actorOf(chief), member.id, role);
      expect((await rowOf(member)).role).toBe(role);
    }
    const steps = [
      ["member", "moderator"],
      ["moderator", "restricted"],
      ["restricted", "administrator"],
      ["administrator", "member"],
    ];
    expect(await deeds(chief)).toEqual(steps.map(([from, to]) => ["accounts.role-changed", member.id, { from, to }]));
  });

  it("who is suspended is signed out everywhere and cannot sign in, until they are restored", async () => {
    const [chief, member] = [await administrator(), await aPerson()];
    const open = [await aSession(member), await aSession(member)];
    const photo = await aPhoto({ owner: member });
    await suspendMember(actorOf(chief), member.id);
    await suspendMember(actorOf(chief), member.id);
    for (const { id } of open) expect(await liveSession(id)).toBeNull();
    expect(await db.$count(sessions, eq(sessions.userId, member.id))).toBe(0);
    const signIn = () => checkPassword(member.username, PASSWORD, { address: anAddress(), device: null });
    await expect(signIn()).rejects.toMatchObject({ say: { key: "accounts.sign-in.suspended" } });
    expect(await getProfile(viewerOf(chief), member.username)).toBeUndefined();
    expect(await getPhoto(viewerOf(chief), photo.id)).toBeUndefined();
    await restoreMember(actorOf(chief), member.id);
    await restoreMember(actorOf(chief), member.id);
    expect((await signIn()).id).toBe(member.id);
    expect(await getPhoto(viewerOf(chief), photo.id)).toBeDefined();
    for (const { id } of open) expect(await liveSession(id)).toBeNull();
    expect((await deeds(chief)).map(([action]) => action)).toEqual(["accounts.suspended", "accounts.restored"]);
  });

  it.each(others)("is none of the business of a %s", async (_who, make) => {
    const [someone, member] = [actorOf(await make()), await aPerson()];
    await aSecondFactor(member);
    for (const deed of [suspendMember, restoreMember, confirmMember, endTwoFactor])
      await expect(deed(someone, member.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(setRole(someone, member.id, "administrator")).rejects.toMatchObject({ code: "forbidden" });
    await expect(setRole(someone, someone.id, "administrator")).rejects.toMatchObject({ code: "forbidden" });
    await expect(setRegistration(someone, "closed")).rejects.toMatchObject({ code: "forbidden" });
    expect(await rowOf(member)).toMatchObject({ role: "member", suspendedAt: null });
    expect(await db.$count(twoFactor, eq(twoFactor.userId, member.id))).toBe(1);
    expect(await readMember(someone, member.id)).toBeNull();
  });

  it("is changed only by whoever has just given the password, and only if there is such a member", async () => {
    const [chief, member] = [await administrator(), await aPerson()];
    const stale = actorOf(chief, { recent: false });
    for (const deed of [suspendMember, restoreMember, endTwoFactor]) await expect(deed(stale, member.id)).rejects.toMatchObject(again);
    await expect(setRole(stale, member.id, "moderator")).rejects.toMatchObject(again);
    for (const id of ["nobody", newId()]) {
      await expect(suspendMember(actorOf(chief), id)).rejects.toMatchObject({ code: "not-found" });
      await expect(setRole(actorOf(chief), id, "moderator")).rejects.toMatchObject({ code: "not-found" });
      expect(await readMember(viewerOf(chief), id)).toBeNull();
    }
  });

  it("ends for whoever lost their phone: they are told, and it is written down, once", async () => {
    const [chief, member] = [await administrator(), await aPerson()];
    await aSecondFactor(member);
    await db.insert(recoveryCodes).values({ userId: member.id, hash: "of a code" });
    expect(await readMember(viewerOf(chief), member.id)).toMatchObject({ twoFactor: true });
    await endTwoFactor(actorOf(chief), member.id);
    await endTwoFactor(actorOf(chief), member.id);
    expect(await readMember(viewerOf(chief), member.id)).toMatchObject({ twoFactor: false });
    expect(await db.$count(recoveryCodes, eq(recoveryCodes.userId, member.id))).toBe(0);
    expect(await deeds(chief)).toEqual([["accounts.two-factor-ended", member.id, {}]]);
    const told = await db.execute<{ notice: string }>(
      sql`select payload->>'notice' as notice from graphile_worker._private_jobs where payload->>'userId' = ${member.id}`,
    );
    expect(told.map(({ notice }) => notice)).toEqual(["two-factor-ended"]);
  });

  it("is shown to administrators with where they stand", async () => {
    const chief = await administrator();
    const member = await aPerson({ approvedAt: null, suspendedAt: new Date() });
    await aSession(member, { lastSeenAt: new Date("2026-05-01T10:00:00Z") });
    await aSession(member, { expiresAt: new Date(0) });
    const lastSeenAt = expect.any(Date) as Date;
    const shown = { confirmed: true, approved: false, suspended: true, leaving: false, sessions: 1, lastSeenAt, invitedBy: null, lastAdministrator: false };
    expect(await readMember(viewerOf(chief), member.id)).toMatchObject(shown);
  });
});

describe("the last administrator", () => {
  // Only those of the test at hand administer.
  beforeEach(() => db.update(users).set({ role: "member" }).where(eq(users.role, "administrator")));

  it("stays one, and stays", async () => {
    const chief = await administrator();
    await aPerson({ role: "administrator", suspendedAt: new Date() });
    await aPerson({ role: "administrator", confirmed: false });
    await aPerson({ role: "administrator", deletesAt: new Date() });
    expect(await readMember(viewerOf(chief), chief.id)).toMatchObject({ lastAdministrator: true });
    const last = { code: "conflict", say: { key: "admin.member.last" } };
    await expect(suspendMember(actorOf(chief), chief.id)).rejects.toMatchObject(last);
    for (const role of ["restricted", "member", "moderator"] as const) await expect(setRole(actorOf(chief), chief.id, role)).rejects.toMatchObject(last);
    expect(await rowOf(chief)).toMatchObject({ role: "administrator", suspendedAt: null });
    await aPerson({ role: "administrator" });
    expect(await readMember(viewerOf(chief), chief.id)).toMatchObject({ lastAdministrator: false });
    await setRole(actorOf(chief), chief.id, "member");
    expect((await rowOf(chief)).role).toBe("member");
  });

  it("is left over when two take each other out at the same moment", async () => {
    for (const deed of [suspendMember, (actor: Actor, id: string) => setRole(actor, id, "member")]) {
      const [one, other] = [await administrator(), await administrator()];
      const outcomes = await Promise.allSettled([deed(actorOf(one), other.id), deed(actorOf(other), one.id)]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "forbidden" } });
      await db.update(users).set({ role: "member" }).where(eq(users.role, "administrator"));
    }
  });
});

describe("the policy", () => {
  const roles: Role[] = ["restricted", "member", "moderator", "administrator"];
  it.each(roles)("for a %s", async (role) => {
    const [confirmed, waiting] = [viewerOf(await aPerson({ role })), viewerOf(await aPerson({ role, confirmed: false }))];
    expect(can(confirmed, "upload")).toBe(role !== "restricted");
    expect(can(confirmed, "administer")).toBe(role === "administrator");
    expect(can(confirmed, "edit-profile")).toBe(true);
    expect([can(waiting, "upload"), can(waiting, "administer"), can(waiting, "edit-profile")]).toEqual([false, false, true]);
  });

  it("for guests and unknown verbs is no", async () => {
    expect([can(guest(), "upload"), can(guest(), "edit-profile"), can(guest(), "administer")]).toEqual([false, false, false]);
    expect(can(viewerOf(await administrator()), "fly" as "upload")).toBe(false);
  });
});
