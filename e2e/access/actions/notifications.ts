import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { mutedPhotos, notificationPreferences, notifications, pushSubscriptions } from "@/db/schema";
import { aLike, aPhoto, aSession, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { markAllReadAction, markReadAction, openedAction } from "@/lib/notifications/actions";
import { endMailsAction } from "@/lib/notifications/digests/actions";
import { choosePreferencesAction } from "@/lib/notifications/preferences/actions";
import { endPushAction } from "@/lib/notifications/push/actions";
import { silenceAction } from "@/lib/notifications/silence/actions";
import { TestBrowser } from "@/scripts/testing/push";
import type { Cast } from "../cast";
import { CONFIRMED, MEMBERS, OWNER, SHUT_OUT } from "../actors";
import { send, type Cases } from "./attempt";

/** Something the owner was told and has not read. */
async function unread({ people: { owner, friend } }: Cast): Promise<string> {
  const photo = await aPhoto({ owner });
  await aLike(friend, { photo });
  const id = newId();
  await db.insert(notifications).values({ id, userId: owner.id, kind: "like", cause: id, bundle: id, actorId: friend.id, photoId: photo.id });
  return id;
}

const isRead = async (id: string): Promise<boolean> => (await db.select().from(notifications).where(eq(notifications.id, id)))[0]?.readAt !== null;
const ofSelf = async (rows: Promise<{ userId: string }[]>, self: User): Promise<boolean> => (await rows).some(({ userId }) => userId === self.id);

/** What people do about what they are told. */
export const notificationActions: Cases = {
  markReadAction: {
    open: OWNER,
    attempt: async (cast) => {
      const notification = await unread(cast);
      return { send: send(markReadAction, { notification }), happened: () => isRead(notification) };
    },
  },
  openedAction: {
    open: OWNER,
    attempt: async (cast) => {
      const notification = await unread(cast);
      return { send: send(openedAction, { notification }), happened: () => isRead(notification) };
    },
  },
  markAllReadAction: {
    open: OWNER,
    attempt: async (cast) => {
      const notification = await unread(cast);
      return { send: send(markAllReadAction, { filter: "all", upTo: notification }), happened: () => isRead(notification) };
    },
  },
  silenceAction: {
    open: CONFIRMED.filter((actor) => !SHUT_OUT.includes(actor)),
    attempt: async ({ people: { owner } }, self) => {
      const { id } = await aPhoto({ owner });
      return {
        send: send(silenceAction, { target: "photo", id, on: "yes" }),
        happened: () => ofSelf(db.select().from(mutedPhotos).where(eq(mutedPhotos.photoId, id)), self),
      };
    },
  },
  choosePreferencesAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => ({
      send: send(choosePreferencesAction, {}),
      happened: () => ofSelf(db.select().from(notificationPreferences).where(eq(notificationPreferences.userId, self.id)), self),
    }),
  },
  endPushAction: {
    open: OWNER,
    attempt: async ({ people: { owner } }) => {
      const [id, session] = [newId(), await aSession(owner)];
      await db
        .insert(pushSubscriptions)
        .values({ id, userId: owner.id, sessionId: session.id, endpoint: `https://push.example/${id}`, ...new TestBrowser().keys });
      return {
        send: send(endPushAction, { browser: id }),
        happened: async () => (await db.$count(pushSubscriptions, eq(pushSubscriptions.id, id))) === 0,
      };
    },
  },
  endMailsAction: { anyone: endMailsAction, guardedBy: "lib/notifications/digests/mutations.test.ts" },
};
