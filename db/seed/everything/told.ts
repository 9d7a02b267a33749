import { db } from "@/db/client";
import {
  channelGrants,
  channelVersions,
  mutedPhotos,
  mutedPosts,
  notificationDigests,
  notificationPreferences,
  notifications,
  notificationSettings,
  pushSubscriptions,
} from "@/db/schema";
import { aPerson, aPhoto, aPost, aSession } from "../factories";
import { tomorrow, type World } from "./world";

/** What they are told and how they want to be, what another is told of them, and of what they want to hear nothing more. */
export async function tell(world: World): Promise<void> {
  const [{ id: userId }, other] = [world.person, await aPerson()];
  const [mine, theirs, post] = [world.photos[0]!, await aPhoto({ owner: other }), await aPost({ author: other })];
  const mention = (to: string, by: string, photoId: string) => {
    const cause = `mention:${photoId}:${by}`;
    return { id: world.id(), userId: to, kind: "mention", cause, bundle: cause, actorId: by, photoId };
  };
  await db.insert(notifications).values([mention(userId, other.id, mine.id), mention(other.id, userId, theirs.id)]);
  await db.insert(notificationPreferences).values({ userId, kind: "like", page: true, push: true, mail: "weekly" });
  await db.insert(notificationSettings).values({ userId, quietFrom: 1320, quietTo: 420 });
  await db.insert(notificationDigests).values({ userId, rhythm: "weekly", dueAt: tomorrow() });
  await db.insert(mutedPhotos).values({ userId, photoId: theirs.id });
  await db.insert(mutedPosts).values({ userId, postId: post.id });
  await db.insert(channelVersions).values({ ownerId: userId, version: 1 });
  await db.insert(channelGrants).values([
    { listenerId: userId, ownerId: other.id },
    { listenerId: other.id, ownerId: userId },
  ]);
  const { id: sessionId } = await aSession(world.person, { id: world.id() });
  const endpoint = `https://push.example.test/${world.mark("push_subscriptions.endpoint")}`;
  const keys = { p256dh: world.mark("push_subscriptions.p256dh"), auth: world.mark("push_subscriptions.auth") };
  await db.insert(pushSubscriptions).values({ id: world.id(), userId, sessionId, endpoint, ...keys });
}
