import { eq, sql } from "drizzle-orm";
import type { JobHelpers } from "graphile-worker";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { notifications, notificationSettings, pushSubscriptions } from "@/db/schema";
import { aPerson, block, type User } from "@/db/seed/factories";
import { getInstance } from "@/lib/accounts/data";
import { newId } from "@/lib/core/ids";
import { TestBrowser, withPushService } from "@/scripts/testing/push";
import { deliveryJobs } from "../delivery/jobs";
import { aLikeOf, carry, subscribed, wants } from "../delivery/testing.test";
import { pushJobs } from "./jobs";

const two = async (): Promise<[me: User, ann: User]> => {
  const me = await aPerson({ language: "en" });
  await wants(me, { push: true });
  return [me, await aPerson({ name: "Ann" })];
};
const allow = ({ id: userId }: User) => db.insert(notificationSettings).values({ userId, pushContent: true });
const now = { job: { attempts: 1, max_attempts: 9 } } as unknown as JobHelpers;

it("each browser of somebody is told that something happened, and no more than that", () =>
  withPushService(async ({ origin, received }) => {
    const [me, ann] = await two();
    const browsers = [new TestBrowser(), new TestBrowser()];
    for (const [i, browser] of browsers.entries()) await subscribed(me, `${origin}/${i}/${me.id}`, browser);
    await aLikeOf(me, ann);
    expect(await carry(me)).toEqual(["deliver", "push", "push"]);
    const messages = browsers.map(
      (browser, i) => JSON.parse(browser.read(received.find(({ path }) => path === `/${i}/${me.id}`)!.body)) as Record<string, string>,
    );
    const { name } = await getInstance();
    for (const message of messages)
      expect(message).toEqual({
        title: name,
        body: "Someone liked something of yours",
        url: "/notifications",
        tag: expect.stringMatching(/^[\w-]{32}$/) as string,
        language: "en",
      });
    expect(received.map(({ headers }) => headers.topic)).toEqual([messages[0]!.tag, messages[0]!.tag]);
    expect(await db.select().from(pushSubscriptions).where(eq(pushSubscriptions.userId, me.id))).toMatchObject([
      { lastSuccessAt: expect.any(Date) as Date },
      { lastSuccessAt: expect.any(Date) as Date },
    ]);
  }));

it("who did what is told where its owner allows that, together under one name", () =>
  withPushService(async ({ origin, received }) => {
    const [me, ann] = await two();
    await allow(me);
    const browser = new TestBrowser();
    await subscribed(me, `${origin}/${me.id}`, browser);
    const { photo } = await aLikeOf(me, ann);
    await carry(me);
    await aLikeOf(me, await aPerson({ name: "Ben" }), photo);
    await carry(me);
    const [first, second] = received.map(({ body }) => JSON.parse(browser.read(body)) as Record<string, string>);
    expect([first!.title, second!.title, first!.url]).toEqual(["Ann liked your photo", "Ben and Ann liked your photo", `/p/${photo.id}`]);
    expect(second!.tag).toBe(first!.tag);
  }));

it("however often it is carried, it goes out once", () =>
  withPushService(async ({ origin, received }) => {
    const [me, ann] = await two();
    await subscribed(me, `${origin}/${me.id}`, new TestBrowser());
    const { id: notificationId } = await aLikeOf(me, ann);
    await Promise.all([1, 2, 3].map(async () => deliveryJobs["notifications.deliver"]!({ notificationId }, now)));
    await carry(me);
    expect(received).toHaveLength(1);
  }));

it("nobody is told of what they have read, want no messages of, or may not see any more, nor in quiet hours", () =>
  withPushService(async ({ origin, received }) => {
    const [me, ann] = await two();
    await subscribed(me, `${origin}/${me.id}`, new TestBrowser());
    const read = await aLikeOf(me, ann);
    await db.update(notifications).set({ readAt: new Date() }).where(eq(notifications.id, read.id));
    expect(await carry(me)).toEqual(["deliver"]);
    await aLikeOf(me, ann);
    await block(ann, me);
    expect(await carry(me)).toEqual(["deliver"]);
    await wants(me, { push: false });
    await aLikeOf(me, await aPerson());
    expect(await carry(me)).toEqual(["deliver"]);
    await wants(me, { push: true });
    const hour = new Date().getUTCHours() * 60;
    await db.insert(notificationSettings).values({ userId: me.id, quietFrom: (hour + 1380) % 1440, quietTo: (hour + 240) % 1440 });
    const { id } = await aLikeOf(me, await aPerson());
    expect(await carry(me)).toEqual(["deliver"]);
    expect(received).toEqual([]);
    const [waiting] = await db.execute<{ hours: number }>(
      sql`select (extract(epoch from run_at - now()) / 3600)::float8 as hours from graphile_worker.jobs where key = ${`notifications.deliver:${id}`}`,
    );
    expect(waiting!.hours).toBeGreaterThan(2);
    expect(waiting!.hours).toBeLessThan(4.1);
  }));

it("a message that is on its way is not sent to whoever reads it meanwhile, or whom it is not for any more", () =>
  withPushService(async ({ origin, received }) => {
    const [me, ann] = await two();
    const subscriptionId = await subscribed(me, `${origin}/${me.id}`, new TestBrowser());
    const { id: notificationId } = await aLikeOf(me, ann);
    await block(me, ann);
    await pushJobs["notifications.push"]!({ notificationId, subscriptionId }, now);
    const other = await aLikeOf(me, await aPerson());
    const another = await subscribed(await aPerson(), `${origin}/x${me.id}`, new TestBrowser());
    await pushJobs["notifications.push"]!({ notificationId: other.id, subscriptionId: another }, now);
    await pushJobs["notifications.push"]!({ notificationId: other.id, subscriptionId: newId() }, now);
    expect(received).toEqual([]);
  }));

it("a browser that is gone is forgotten, one that fails is tried again, and given up after two weeks", () =>
  withPushService(async ({ origin, answer }) => {
    const [me, ann] = await two();
    const [gone, failing] = [
      await subscribed(me, `${origin}/gone/${me.id}`, new TestBrowser()),
      await subscribed(me, `${origin}/failing/${me.id}`, new TestBrowser()),
    ];
    answer.set(`/gone/${me.id}`, 410);
    answer.set(`/failing/${me.id}`, 503);
    const { id: notificationId } = await aLikeOf(me, ann);
    const ids = async () =>
      (await db.select({ id: pushSubscriptions.id }).from(pushSubscriptions).where(eq(pushSubscriptions.userId, me.id))).map(({ id }) => id);
    await pushJobs["notifications.push"]!({ notificationId, subscriptionId: gone }, now);
    expect(await ids()).toEqual([failing]);
    const last = { job: { attempts: 9, max_attempts: 9 } } as unknown as JobHelpers;
    await expect(pushJobs["notifications.push"]!({ notificationId, subscriptionId: failing }, last)).rejects.toThrow("503");
    expect(await ids()).toEqual([failing]);
    await db
      .update(pushSubscriptions)
      .set({ createdAt: sql`now() - interval '15 days'` })
      .where(eq(pushSubscriptions.id, failing));
    await expect(pushJobs["notifications.push"]!({ notificationId, subscriptionId: failing }, now)).rejects.toThrow("503");
    expect(await ids()).toEqual([failing]);
    await expect(pushJobs["notifications.push"]!({ notificationId, subscriptionId: failing }, last)).rejects.toThrow("503");
    expect(await ids()).toEqual([]);
  }));
