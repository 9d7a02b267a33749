import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { formerUsernames, users } from "@/db/schema";
import { actorOf, anAddress, aPerson, type User } from "@/db/seed/factories";
import type { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { refusal } from "@/scripts/testing/refusal";
import { formerUsernameHash } from "../../data";
import { signUp } from "../../registration/mutations";
import { usernameSchema } from "../schema";
import { nameNow } from "./data";
import { changeUsername } from "./mutations";

const browser = { userAgent: "Test Browser", address: "192.0.2.1" };
const taken = { key: "accounts.username.taken", field: "username" };

const aName = (): string => `rock${newId().slice(-10)}`;
const nameOf = async ({ id }: { id: string }): Promise<string> => (await db.select().from(users).where(eq(users.id, id)))[0]!.username;
const change = (person: User, username: string, overrides = {}) => changeUsername(actorOf(person, overrides), username, browser);
const newcomer = (username: string) => ({ username, name: "New", email: `${newId()}@example.test`, password: "tungsten umbrella 7 rivers" });
const english = { language: "en", theme: "system" } as const;

describe("changing one's username", () => {
  it("gives the new one, leads from the old one, and tells the owner", async () => {
    const me = await aPerson();
    const name = aName();
    await change(me, name);
    expect(await nameOf(me)).toBe(name);
    expect(await nameNow(me.username)).toBe(name);
    expect(await nameNow(me.username.toUpperCase())).toBe(name);
    expect(await nameNow(name)).toBeNull();
    const [kept] = await db.select().from(formerUsernames).where(eq(formerUsernames.userId, me.id));
    expect(JSON.stringify(kept)).not.toContain(me.username);
    const notices = await db.execute(
      sql`select 1 from graphile_worker._private_jobs where payload->>'userId' = ${me.id} and payload->>'notice' = 'username-changed'`,
    );
    expect(notices).toHaveLength(1);
  });

  it("leads from each of several old ones to the one there is", async () => {
    const me = await aPerson();
    const [second, third] = [aName(), aName()];
    await change(me, second);
    await change(me, third);
    expect([await nameNow(me.username), await nameNow(second)]).toEqual([third, third]);
  });

  it("takes no name that is somebody's, or looks like it", async () => {
    const [me, other] = [await aPerson(), await aPerson({ username: aName() })];
    for (const name of [other.username, other.username.toUpperCase(), other.username.replace("o", "о")]) expect(await refusal(change(me, name))).toEqual(taken);
    expect(await nameOf(me)).toBe(me.username);
  });

  it("takes no name that somebody gave up, whether they are still here or not, and sign-up does neither", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    await change(other, aName());
    expect(await refusal(change(me, other.username))).toEqual(taken);
    expect(await refusal(signUp(newcomer(other.username), english, anAddress()))).toEqual(taken);
    await db.delete(users).where(eq(users.id, other.id));
    expect(await refusal(change(me, other.username))).toEqual(taken);
    expect(await nameNow(other.username)).toBeNull();
  });

  it("lets one take an old name of one's own back", async () => {
    const me = await aPerson();
    const second = aName();
    await change(me, second);
    await change(me, me.username);
    expect(await nameOf(me)).toBe(me.username);
    expect(await nameNow(second)).toBe(me.username);
    expect(await nameNow(me.username)).toBeNull();
    expect(await refusal(change(await aPerson(), second))).toEqual(taken);
  });

  it("lets one spell one's name otherwise, and the old spelling leads to it", async () => {
    const me = await aPerson({ username: aName() });
    for (const name of [me.username.toUpperCase(), me.username.replace("o", "о")]) {
      await change(me, name);
      expect(await nameOf(me)).toBe(name);
      expect(await nameNow(me.username)).toBe(name);
    }
    expect(await refusal(change(await aPerson(), me.username))).toEqual(taken);
  });

  it("says that it is one's own already", async () => {
    const me = await aPerson();
    expect(await refusal(change(me, me.username))).toEqual({ key: "credentials.username.same", field: "username" });
  });

  it("happens three times in thirty days; names that were taken do not count", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    for (let i = 0; i < 3; i += 1) {
      expect(await refusal(change(me, other.username))).toEqual(taken);
      await change(me, aName());
    }
    expect((await refusal(change(me, aName()))).key).toBe("errors.too-many-until");
  });

  it("needs the password of late, and a confirmed address", async () => {
    const me = await aPerson();
    expect((await refusal(change(me, aName(), { recent: false }))).key).toBe("accounts.again.needed");
    expect((await refusal(change(await aPerson({ confirmed: false }), aName()))).key).toBe("errors.unconfirmed");
    expect(await nameOf(me)).toBe(me.username);
  });

  it("follows the rules of sign-up", () => {
    for (const username of ["ab", "a".repeat(31), "two words", "-dash", "admin", "Аdmin", "support", ""])
      expect(usernameSchema.safeParse({ username }).success).toBe(false);
    expect(usernameSchema.parse({ username: " Vivian.Maier " })).toEqual({ username: "Vivian.Maier" });
  });
});

describe("at once", () => {
  it("one of many gets a name, and the others keep theirs", async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => aPerson()));
    const name = aName();
    const outcomes = await Promise.allSettled(people.map((person) => change(person, name)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(new Set(outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [(outcome.reason as AppError).say.key] : [])))).toEqual(new Set([taken.key]));
    const names = await Promise.all(people.map(nameOf));
    expect(names.filter((one, i) => one === people[i]!.username)).toHaveLength(5);
    expect(await db.$count(formerUsernames, eq(formerUsernames.hash, formerUsernameHash(name)))).toBe(0);
  });

  it("nobody gets a name at the moment it is given up, neither who has an account nor who makes one", async () => {
    for (let round = 0; round < 5; round += 1) {
      const [me, other] = [await aPerson(), await aPerson()];
      const outcomes = await Promise.allSettled([change(me, aName()), change(other, me.username), signUp(newcomer(me.username), english, anAddress())]);
      expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
      expect(await nameOf(other)).toBe(other.username);
    }
  });
});
