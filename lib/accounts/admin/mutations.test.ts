import { eq, sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { instance, users } from "@/db/schema";
import { actorOf, aPerson, guest, people, viewerOf, type User } from "@/db/seed/factories";
import type { Role } from "@/lib/platform/session";
import { getInstance } from "../data";
import { can } from "../policy";
import { countMembers, listMembers } from "./data";
import { confirmMember, updateInstance } from "./mutations";

const administrator = () => aPerson({ role: "administrator" });
const others: [string, () => Promise<User>][] = [
  ["restricted", () => aPerson({ role: "restricted" })],
  ["member", () => aPerson()],
  ["moderator", () => aPerson({ role: "moderator" })],
  ["unconfirmed administrator", () => aPerson({ role: "administrator", confirmed: false })],
];

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
  expect(await confirmedAt(waiting)).toBeInstanceOf(Date);
  expect(await db.execute(sql`select 1 from graphile_worker._private_jobs where payload->>'userId' = ${waiting.id}`)).toHaveLength(1);
  await expect(confirmMember(actorOf(chief), "nobody")).rejects.toMatchObject({ code: "not-found" });
});

it("lists everyone once, newest first, by key", async () => {
  const chief = viewerOf(await administrator());
  const made = await people(60);
  const first = await listMembers(chief);
  expect(first.members).toHaveLength(50);
  const second = await listMembers(chief, first.next!);
  const seen = [...first.members, ...second.members].map((member) => member.id);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.toSorted().toReversed()).toEqual(seen);
  expect(made.every(({ id }) => seen.includes(id))).toBe(true);
  expect((await listMembers(chief, "' or 1=1")).members).toHaveLength(50);
  expect((await countMembers(chief)).members).toBeGreaterThanOrEqual(61);
});

describe("the instance", () => {
  afterEach(() => db.update(instance).set({ name: "Halation", guestsMayLook: null }));

  it("is named and opened by an administrator", async () => {
    await updateInstance(actorOf(await administrator()), { name: "Club", guestsMayLook: true });
    expect(await getInstance()).toEqual({ name: "Club", guestsMayLook: true });
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
