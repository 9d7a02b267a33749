import { and, eq, isNull } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { notifications } from "@/db/schema";
import { actorOf, aLike, aPhoto, people, viewerOf, type Photo, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { notificationsOf } from "./data";
import { erasePerson, markAllRead, markRead } from "./mutations";
import { choosePreferences } from "./preferences/mutations";
import { preferencesOf } from "./preferences/data";
import { preferencesForm } from "./preferences/schema";
import { silencedOf } from "./silence/data";
import { silence } from "./silence/mutations";
import { told, unreadOf } from "./testing.test";

async function liked(owner: User, fans: User[], photo: Photo): Promise<string[]> {
  const ids: string[] = [];
  for (const fan of fans) {
    await aLike(fan, { photo });
    const id = newId();
    await db.insert(notifications).values({ id, userId: owner.id, kind: "like", cause: id, bundle: `like:${photo.id}`, actorId: fan.id, photoId: photo.id });
    ids.push(id);
  }
  return ids;
}

const three = async () => (await people(3)) as [User, User, User];
const readOf = (user: User) => db.$count(notifications, and(eq(notifications.userId, user.id), isNull(notifications.readAt)));

it("reading a line reads what it stands for, and nothing that came since, nor another's", async () => {
  const [owner, first, second] = await three();
  const photo = await aPhoto({ owner });
  const [shown] = await liked(owner, [first], photo);
  await liked(owner, [second], photo);
  await markRead(actorOf(first), shown!);
  expect(await readOf(owner)).toBe(2);
  await markRead(actorOf(owner), shown!);
  expect(await readOf(owner)).toBe(1);
  expect(await told(owner, "unread")).toEqual(["like"]);
  const { notifications: lines } = await notificationsOf(viewerOf(owner), "all");
  expect(lines).toMatchObject([{ unread: true, doers: { count: 2 } }]);
  await markRead(actorOf(owner), lines[0]!.id);
  expect(await unreadOf(owner)).toBe(0);
  await markRead(actorOf(owner), "nothing");
});

it("reading all reads what stood there", async () => {
  const [owner, first, second] = await three();
  await liked(owner, [first], await aPhoto({ owner }));
  const [upTo] = await liked(owner, [first], await aPhoto({ owner }));
  await liked(owner, [second], await aPhoto({ owner }));
  await markAllRead(actorOf(owner), "people", upTo!);
  expect(await unreadOf(owner)).toBe(3);
  await markAllRead(actorOf(owner), "talk", upTo!);
  expect(await unreadOf(owner)).toBe(1);
});

it("a page holds no more than it should, and the next begins where it ends", async () => {
  const [owner, fan] = await three();
  for (let i = 0; i < 25; i += 1) await liked(owner, [fan], await aPhoto({ owner }));
  const first = await notificationsOf(viewerOf(owner), "all");
  expect(first.notifications).toHaveLength(20);
  const second = await notificationsOf(viewerOf(owner), "all", first.next!);
  expect([second.notifications.length, second.next]).toEqual([5, null]);
  expect(new Set([...first.notifications, ...second.notifications].map(({ id }) => id)).size).toBe(25);
});

it("of what one mutes nothing is told or counted, until one hears of it again", async () => {
  const [owner, fan, stranger] = await three();
  const photo = await aPhoto({ owner });
  await liked(owner, [fan], photo);
  await silence(actorOf(owner), "photo", photo.id, true);
  await silence(actorOf(owner), "photo", photo.id, true);
  expect([await told(owner), await unreadOf(owner)]).toEqual([[], 0]);
  expect((await silencedOf(viewerOf(owner))).photos).toMatchObject([{ id: photo.id }]);
  await silence(actorOf(owner), "photo", photo.id, false);
  expect(await told(owner)).toEqual(["like"]);
  const hidden = await aPhoto({ owner, visibility: "private" });
  await expect(silence(actorOf(stranger), "photo", hidden.id, true)).rejects.toThrow("not-found");
});

it("a kind that somebody wants not on their page is not there, and comes back as it was", async () => {
  const [owner, fan] = await three();
  await liked(owner, [fan], await aPhoto({ owner }));
  const chosen = preferencesForm.parse({ quiet: "on", from: "22:30", to: "07:00", "mail-like": "weekly", "mail-reply": "hourly" });
  await choosePreferences(actorOf(owner), chosen);
  expect([await told(owner), await unreadOf(owner)]).toEqual([[], 0]);
  const { kinds, quiet, pushContent } = await preferencesOf(viewerOf(owner));
  expect([kinds.like, kinds.reply.mail, quiet, pushContent]).toEqual([{ page: false, push: false, mail: "weekly" }, "never", { from: 1350, to: 420 }, false]);
  await choosePreferences(
    actorOf(owner),
    preferencesForm.parse({ "page-like": "on", "push-like": "on", content: "on", quiet: "on", from: "25:00", to: "07:00" }),
  );
  expect(await told(owner)).toEqual(["like"]);
  expect(await preferencesOf(viewerOf(owner))).toMatchObject({ quiet: null, pushContent: true });
});

it("erasing somebody forgets what others were told of them", async () => {
  const [owner, fan] = await three();
  await liked(owner, [fan], await aPhoto({ owner }));
  expect(await db.transaction((tx) => erasePerson(tx, fan.id))).toEqual({ counts: {}, more: false });
  expect(await readOf(owner)).toBe(0);
});
