import { eq, sql } from "drizzle-orm";
import type { JobHelpers } from "graphile-worker";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, files, instance, personFiles, sessions, users } from "@/db/schema";
import { actorOf, anAddress, aPerson, aPhoto, aSession, PASSWORD, viewerOf, type User } from "@/db/seed/factories";
import { newId, newToken } from "@/lib/core/ids";
import { uploadHindrance } from "@/lib/media/policy";
import { getProfile } from "@/lib/people/data";
import { registerPhoto } from "@/lib/photos/mutations";
import { liveSession } from "@/lib/platform/session";
import { confirmMember } from "../../admin/mutations";
import { listWaiting } from "../../admin/data";
import { checkPassword } from "../../signing-in/mutations";
import { codeOf, confirmEmail, pendingCodeOf, tidyAccounts } from "../../mutations";
import { can, demand } from "../../policy";
import { applicant, signUp, userOf } from "../testing.test";
import { approvalJobs } from "./jobs";
import { approveMember, declineMember } from "./mutations";
import { newKey } from "@/lib/platform/storage";
import { arrived } from "@/scripts/testing/mails";

const before = process.env.DATA_DIR;
beforeEach(async () => {
  process.env.DATA_DIR = mkdtempSync(join(before!, "mail-"));
  await db.update(instance).set({ registration: "approval" });
  // Only those of the test at hand administer.
  await db.update(users).set({ role: "member" }).where(eq(users.role, "administrator"));
});
afterEach(async () => {
  process.env.DATA_DIR = before;
  await db.update(instance).set({ registration: "open" });
});

const chief = () => aPerson({ role: "administrator" });
const userNow = async (id: string) => (await db.select().from(users).where(eq(users.id, id)))[0];

/** Somebody signs up, as far as the code. */
async function anApplicant(): Promise<{ user: User; codeId: string }> {
  const person = applicant({ name: "Ask Er" });
  const codeId = await signUp(person);
  return { user: (await userOf(person.email))!, codeId };
}

/** Somebody who has confirmed their address and waits. */
async function someoneWaiting(): Promise<User> {
  const { user, codeId } = await anApplicant();
  await confirmEmail(codeId, codeOf(codeId, 1), anAddress());
  return (await userNow(user.id))!;
}

type Job = { name: string; payload: Record<string, string> };
const jobsAbout = async (userId: string): Promise<Job[]> =>
  db.execute(sql`
    select t.identifier as name, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.payload->>'userId' = ${userId} order by j.id`);
const run = async ({ name, payload }: Job) => void (await approvalJobs[name]!(payload, {} as JobHelpers));
const welcomes = async (userId: string) => (await jobsAbout(userId)).filter(({ name }) => name === "accounts.mail-welcome").length;
const requests = async (userId: string) => (await jobsAbout(userId)).filter(({ name }) => name === "accounts.mail-request");

describe("whoever waits to be let in", () => {
  it("may read and complete their profile, and nothing else", async () => {
    const waiting = await someoneWaiting();
    const session = (await liveSession((await aSession(waiting)).id))!;
    expect(session).toMatchObject({ confirmed: false, awaitsApproval: true });
    expect([can(session, "upload"), can(session, "administer"), can(session, "edit-profile")]).toEqual([false, false, true]);
    expect(() => demand(session, "upload")).toThrow(expect.objectContaining({ say: { key: "errors.unapproved" } }) as Error);
    expect(uploadHindrance(session)).toBe("unapproved");
    const stored = { backend: "disk", key: newKey("originals"), bytes: 1, sha256: "0".repeat(64) } as const;
    const photo = { uploadId: newId<"upload">(), visibility: "public", draft: true, fileName: "a.jpg", type: "image/jpeg", stored } as const;
    await expect(registerPhoto(session, photo)).rejects.toMatchObject({ code: "forbidden" });
    expect(await checkPassword(waiting.username, PASSWORD, { address: "192.0.2.9", device: null })).toMatchObject({ id: waiting.id, confirmed: false });
    await expect(pendingCodeOf(session, anAddress())).rejects.toMatchObject({ say: { key: "accounts.confirm.already" } });
  });

  it("is seen by nobody else, until they are let in", async () => {
    const waiting = await someoneWaiting();
    const other = viewerOf(await aPerson());
    expect(await getProfile(other, waiting.username)).toBeUndefined();
    expect(await getProfile(viewerOf(waiting), waiting.username)).toMatchObject({ self: true });
    await approveMember(actorOf(await chief()), waiting.id);
    expect(await getProfile(other, waiting.username)).toMatchObject({ username: waiting.username });
    expect(await liveSession((await aSession(waiting)).id)).toMatchObject({ confirmed: true, awaitsApproval: false });
  });

  it("is told of by one mail to each administrator who is there, with nothing but their username", async () => {
    const [one, other] = [await chief(), await aPerson({ role: "administrator", language: "ru" })];
    await aPerson({ role: "administrator", confirmed: false });
    await aPerson({ role: "administrator", suspendedAt: new Date() });
    const { user, codeId } = await anApplicant();
    expect(await requests(user.id)).toEqual([]);
    await confirmEmail(codeId, codeOf(codeId, 1), anAddress());
    expect(await welcomes(user.id)).toBe(0);
    const asked = await requests(user.id);
    expect(asked).toHaveLength(2);
    expect(new Set(asked.map(({ payload }) => payload.administratorId))).toEqual(new Set([one.id, other.id]));
    for (const job of asked) await run(job);
    const mails = await arrived();
    expect(mails.map(({ to }) => to).toSorted()).toEqual([one.email, other.email].toSorted());
    expect(mails.find(({ to }) => to === other.email)!.text).toContain("Просьба впустить");
    for (const mail of mails) {
      expect(mail.subject).toContain(user.username);
      expect(JSON.stringify(mail)).not.toContain("Ask Er");
    }
    await approveMember(actorOf(one), user.id);
    for (const job of asked) await run(job);
    expect(await arrived()).toHaveLength(2);
  });

  it("is listed for administrators, the first to ask first, and for nobody else", async () => {
    // Before everyone whom other tests let wait: the list shows fifty.
    const [first, second] = [await aPerson({ id: newId(1), approvedAt: null }), await aPerson({ id: newId(2), approvedAt: null })];
    await anApplicant();
    const listed = (await listWaiting(viewerOf(await chief()))).map(({ id }) => id).filter((id) => id === first.id || id === second.id);
    expect(listed).toEqual([first.id, second.id]);
    for (const role of ["restricted", "member", "moderator"] as const) expect(await listWaiting(viewerOf(await aPerson({ role })))).toEqual([]);
  });
});

describe("letting in", () => {
  it("welcomes once, whichever of confirming and letting in comes second", async () => {
    const administrator = actorOf(await chief());
    const waiting = await someoneWaiting();
    await approveMember(administrator, waiting.id);
    await approveMember(administrator, waiting.id);
    expect(await welcomes(waiting.id)).toBe(1);

    const { user, codeId } = await anApplicant();
    await approveMember(administrator, user.id);
    expect(await welcomes(user.id)).toBe(0);
    await confirmEmail(codeId, codeOf(codeId, 1), anAddress());
    expect(await welcomes(user.id)).toBe(1);
    expect(await requests(user.id)).toEqual([]);

    const both = await Promise.all(Array.from({ length: 6 }, anApplicant));
    await Promise.all(both.flatMap(({ user: { id } }) => [approveMember(administrator, id), confirmMember(administrator, id)]));
    for (const {
      user: { id },
    } of both)
      expect(await welcomes(id)).toBe(1);
  });

  it("and declining are for administrators", async () => {
    const waiting = await someoneWaiting();
    for (const role of ["restricted", "member", "moderator"] as const) {
      const other = actorOf(await aPerson({ role }));
      await expect(approveMember(other, waiting.id)).rejects.toMatchObject({ code: "forbidden" });
      await expect(declineMember(other, waiting.id)).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await userNow(waiting.id)).toMatchObject({ approvedAt: null, deletesAt: null });
    await expect(approveMember(actorOf(await chief()), "nobody")).rejects.toMatchObject({ code: "not-found" });
    await expect(declineMember(actorOf(await chief()), newId())).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("declining", () => {
  it("signs them out at once, tells them by mail, and leaves nothing of them", async () => {
    const administrator = await chief();
    const waiting = await someoneWaiting();
    const session = await aSession(waiting);
    const file = { id: newId(), ownerId: waiting.id, variant: "avatar96", backend: "disk", access: "public", type: "image/webp", bytes: 1 } as const;
    const key = newKey("portraits");
    await db.insert(files).values({ ...file, key, sha256: "0".repeat(64), urlToken: newToken() });
    await db.insert(personFiles).values({ userId: waiting.id, purpose: "avatar", variant: "avatar96", fileId: file.id });
    await declineMember(actorOf(administrator), waiting.id);
    expect(await liveSession(session.id)).toBeNull();
    expect(await db.$count(sessions, eq(sessions.userId, waiting.id))).toBe(0);
    const job = (await jobsAbout(waiting.id)).find(({ name }) => name === "accounts.turn-away");
    expect(JSON.stringify(job)).not.toContain("@");
    await run(job!);
    const [mail] = await arrived();
    expect(mail).toMatchObject({ to: waiting.email });
    expect(mail!.text).toContain("You were not let in");
    expect(await userNow(waiting.id)).toBeUndefined();
    expect(await db.$count(files, eq(files.id, file.id))).toBe(0);
    expect(await db.execute(sql`select 1 from graphile_worker._private_jobs where payload::text like ${`%${key}%`}`)).not.toHaveLength(0);
    await run(job!);
    expect(await arrived()).toHaveLength(1);
    const deeds = await db.select().from(auditLog).where(eq(auditLog.actorId, administrator.id));
    expect(deeds).toMatchObject([{ action: "accounts.declined", targetId: null }]);
    // The username is free for the next one.
    const again = applicant({ username: waiting.username });
    await signUp(again);
  });

  it("mails nobody whose address was not confirmed, since it may be a stranger's", async () => {
    const { user } = await anApplicant();
    await declineMember(actorOf(await chief()), user.id);
    await run((await jobsAbout(user.id)).find(({ name }) => name === "accounts.turn-away")!);
    expect(await arrived()).toEqual([]);
    expect(await userNow(user.id)).toBeUndefined();
  });

  it("is too late once they were let in, and lets them in no more afterwards", async () => {
    const administrator = actorOf(await chief());
    const member = await aPerson();
    await aPhoto({ owner: member });
    await expect(declineMember(administrator, member.id)).rejects.toMatchObject({ code: "conflict" });
    expect(await userNow(member.id)).toMatchObject({ deletesAt: null });
    const waiting = await someoneWaiting();
    await declineMember(administrator, waiting.id);
    await approveMember(administrator, waiting.id);
    expect(await userNow(waiting.id)).toMatchObject({ approvedAt: null });
    const raced = await someoneWaiting();
    const outcomes = await Promise.allSettled([approveMember(administrator, raced.id), declineMember(administrator, raced.id)]);
    const row = (await userNow(raced.id))!;
    expect((row.approvedAt === null) === (row.deletesAt !== null)).toBe(true);
    expect(outcomes[1]!.status).toBe(row.approvedAt ? "rejected" : "fulfilled");
  });
});

it("tidies accounts away that nobody came to use within a week, and frees their usernames", async () => {
  const days = (n: number) => new Date(Date.now() - n * 24 * 3_600_000);
  const gone = [await aPerson({ confirmed: false, createdAt: days(7.01) }), await aPerson({ approvedAt: null, deletesAt: days(1.01) })];
  const kept = [
    await aPerson({ confirmed: false, createdAt: days(6.99) }),
    await aPerson({ createdAt: days(30) }),
    await aPerson({ approvedAt: null, createdAt: days(30) }),
    await aPerson({ approvedAt: null, deletesAt: days(-3) }),
    await aPerson({ deletesAt: days(3) }),
  ];
  await tidyAccounts();
  for (const { id } of gone) expect(await userNow(id)).toBeUndefined();
  for (const { id } of kept) expect(await userNow(id)).toBeDefined();
  const again = applicant({ username: gone[0]!.username });
  await signUp(again);
});
