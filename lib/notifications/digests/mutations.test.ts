import { eq } from "drizzle-orm";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { notificationDigests, notificationPreferences, notifications, notificationSettings } from "@/db/schema";
import { actorOf, aPerson, block, type User } from "@/db/seed/factories";
import { linkToken } from "@/lib/core/derive";
import { newId } from "@/lib/core/ids";
import { listMails, readMail } from "@/lib/platform/mail/mailbox";
import { aLikeOf, carry, wants } from "../delivery/testing.test";
import { choosePreferences } from "../preferences/mutations";
import { preferencesForm } from "../preferences/schema";
import { digestJobs } from "./jobs";
import { beginDigests, endMails, settleDigests, take } from "./mutations";
import { nextDigest } from "./rules";

beforeEach(() => void vi.stubEnv("DATA_DIR", mkdtempSync(join(process.env.DATA_DIR!, "mail-"))));
afterEach(() => void vi.unstubAllEnvs());

/** The mails to somebody, the oldest first. */
async function mailsTo({ email }: User) {
  const { mails } = await listMails();
  return Promise.all(
    mails
      .filter(({ to }) => to === email)
      .toReversed()
      .map(async ({ id }) => (await readMail(id))!),
  );
}

const digestsOf = ({ id }: User) => db.select().from(notificationDigests).where(eq(notificationDigests.userId, id)).orderBy(notificationDigests.rhythm);
const settle = ({ id }: User, now?: Date): Promise<void> => db.transaction((tx) => settleDigests(tx, id, now));
const due = ({ id }: User) =>
  db
    .update(notificationDigests)
    .set({ dueAt: new Date(Date.now() - 1000) })
    .where(eq(notificationDigests.userId, id));

describe("mail at once", () => {
  it("tells of what came together, once, in the language of whoever reads, with the way to hear no more", async () => {
    const [me, ann, ben] = [await aPerson({ language: "en" }), await aPerson({ name: "Ann" }), await aPerson({ name: "Ben" })];
    await wants(me, { mail: "at-once" });
    const { photo } = await aLikeOf(me, ann);
    await aLikeOf(me, ben, photo);
    expect(await carry(me)).toEqual(["deliver", "deliver", "gather-mail", "mail"]);
    const [mail, ...more] = await mailsTo(me);
    expect(more).toEqual([]);
    expect(mail!.subject).toMatch(/^Something new at /);
    expect(mail!.text).toContain("Ben and Ann liked your photo");
    expect(mail!.text).toContain(`http://halation.test/p/${photo.id}`);
    expect(mail!.text).toContain(`http://halation.test/unsubscribe?token=${linkToken("unsubscribe", me.id)}`);
    expect(await carry(me)).toEqual([]);
    const russian = await aPerson({ language: "ru" });
    await wants(russian, { mail: "at-once" });
    await aLikeOf(russian, ann);
    await carry(russian);
    expect((await mailsTo(russian))[0]!.text).toContain("Нравится ваше фото: Ann");
  });

  it("tells nothing that was read, undone or hidden meanwhile, and then is none", async () => {
    const [me, ann, ben] = [await aPerson(), await aPerson({ name: "Ann" }), await aPerson({ name: "Ben" })];
    await wants(me, { mail: "at-once" });
    const read = await aLikeOf(me, ann);
    await aLikeOf(me, ben);
    await db.transaction((tx) => take(tx, "at-once", [me.id], new Date()));
    await db.update(notifications).set({ readAt: new Date() }).where(eq(notifications.id, read.id));
    await block(ben, me);
    await carry(me);
    expect(await mailsTo(me)).toEqual([]);
  });

  it("goes to nobody whose address is not confirmed, who is suspended, or who wants none any more", async () => {
    const ann = await aPerson();
    for (const columns of [{ confirmed: false }, { suspendedAt: new Date() }, {}]) {
      const me = await aPerson(columns);
      await wants(me, { mail: "at-once" });
      await aLikeOf(me, ann);
      const at = new Date();
      await db.transaction((tx) => take(tx, "at-once", [me.id], at));
      if (Object.keys(columns).length === 0) await wants(me, { mail: "never" });
      await digestJobs["notifications.mail"]!({ userId: me.id, kind: "at-once", at: at.toISOString() }, {} as never);
      expect(await mailsTo(me)).toEqual([]);
    }
  });

  it("sent again by a worker that died is known as the same", async () => {
    const me = await aPerson();
    await wants(me, { mail: "at-once" });
    await aLikeOf(me, await aPerson());
    const at = new Date();
    await Promise.all([1, 2].map(() => db.transaction((tx) => take(tx, "at-once", [me.id], at))));
    await carry(me);
    expect(await mailsTo(me)).toHaveLength(1);
    await digestJobs["notifications.mail"]!({ userId: me.id, kind: "at-once", at: at.toISOString() }, {} as never);
    const twice = await mailsTo(me);
    expect(twice.map(({ text }) => text)).toEqual([twice[0]!.text, twice[0]!.text]);
  });
});

describe("digests", () => {
  it("are due as their reader chose, and not at all where they chose none", async () => {
    const me = await aPerson({ timeZone: "Asia/Kathmandu" });
    const choose = (form: Record<string, string>) => choosePreferences(actorOf(me), preferencesForm.parse(form));
    const now = new Date();
    await choose({ "mail-like": "daily", "mail-follow": "weekly", "mail-comment": "daily" });
    expect(await digestsOf(me)).toMatchObject([
      { rhythm: "daily", dueAt: nextDigest("daily", "Asia/Kathmandu", null, now) },
      { rhythm: "weekly", dueAt: nextDigest("weekly", "Asia/Kathmandu", null, now) },
    ]);
    await choose({ "mail-like": "daily", quiet: "on", from: "23:00", to: "10:30" });
    expect(await digestsOf(me)).toMatchObject([{ rhythm: "daily", dueAt: nextDigest("daily", "Asia/Kathmandu", { from: 1380, to: 630 }, now) }]);
    await choose({});
    expect(await digestsOf(me)).toEqual([]);
  });

  it("hold what waits for them, once, and are due again", async () => {
    const [me, ann] = [await aPerson({ language: "en" }), await aPerson({ name: "Ann" })];
    await wants(me, { mail: "daily" });
    await wants(me, { mail: "weekly" }, "follow");
    await settle(me);
    await aLikeOf(me, ann);
    await aLikeOf(me, ann);
    await beginDigests();
    expect(await carry(me)).toEqual([]);
    await due(me);
    await Promise.all([beginDigests(), beginDigests()]);
    expect(await carry(me)).toEqual(["mail"]);
    const [mail, ...more] = await mailsTo(me);
    expect(more).toEqual([]);
    expect(mail!.subject).toMatch(/^Your day at /);
    expect(mail!.text.match(/Ann liked your photo/g)).toHaveLength(2);
    const [daily, weekly] = await digestsOf(me);
    expect([daily!.sentAt !== null, weekly!.sentAt]).toEqual([true, null]);
    expect(daily!.dueAt.getTime()).toBeGreaterThan(Date.now());
    await due(me);
    await beginDigests();
    expect(await carry(me)).toEqual([]);
  });

  it("wait for the end of quiet hours", async () => {
    const me = await aPerson();
    await wants(me, { mail: "daily" });
    await db.insert(notificationSettings).values({ userId: me.id, quietFrom: 0, quietTo: 720 });
    await settle(me, new Date("2026-11-27T12:30:00Z"));
    expect((await digestsOf(me))[0]!.dueAt.toISOString()).toBe("2026-11-28T12:00:00.000Z");
  });

  it("tell of the first twenty things, and how many more there are", async () => {
    const [me, ann] = [await aPerson({ language: "en" }), await aPerson({ name: "Ann" })];
    await wants(me, { mail: "weekly" });
    for (let i = 0; i < 23; i += 1) await aLikeOf(me, ann);
    await db.transaction((tx) => take(tx, "weekly", [me.id], new Date()));
    await carry(me);
    const [mail] = await mailsTo(me);
    expect(mail!.text.match(/Ann liked your photo/g)).toHaveLength(20);
    expect(mail!.text).toContain("And 3 more.");
  });
});

describe("the link in a mail", () => {
  const rhythms = async ({ id }: User) =>
    (await db.select().from(notificationPreferences).where(eq(notificationPreferences.userId, id))).map(({ mail }) => mail);

  it("ends all mails of what happens, of its owner alone, however often", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    for (const person of [me, other]) {
      await wants(person, { mail: "daily", push: true });
      await wants(person, { mail: "at-once" }, "comment");
      await settle(person);
    }
    for (let i = 0; i < 2; i += 1) await endMails(linkToken("unsubscribe", me.id));
    expect([await rhythms(me), await digestsOf(me)]).toEqual([["never", "never"], []]);
    expect([(await rhythms(other)).toSorted(), (await digestsOf(other)).length]).toEqual([["at-once", "daily"], 1]);
    expect((await db.select().from(notificationPreferences).where(eq(notificationPreferences.userId, me.id))).some(({ push }) => push)).toBe(true);
  });

  it("does nothing once it is changed, of another purpose, or its owner has gone", async () => {
    const me = await aPerson();
    const token = linkToken("unsubscribe", me.id);
    for (const wrong of [`${token}x`, me.id, linkToken("reset", me.id), linkToken("unsubscribe", newId()), linkToken("unsubscribe", "x"), ""])
      await expect(endMails(wrong)).rejects.toMatchObject({ code: "not-found" });
  });
});
