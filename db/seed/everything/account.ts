import { notInArray } from "drizzle-orm";
import { hash } from "@node-rs/argon2";
import { db } from "@/db/client";
import {
  accountLinks,
  auditLog,
  blocks,
  emailCodes,
  feedSettings,
  followRequests,
  follows,
  formerUsernames,
  friendRequests,
  invitations,
  knownDevices,
  mutes,
  profileChanges,
  profiles,
  rateLimits,
  recoveryCodes,
  resetRequests,
  twoFactor,
} from "@/db/schema";
import { formerUsernameHash } from "@/lib/accounts/data";
import { newId } from "@/lib/core/ids";
import { send } from "@/lib/platform/mail";
import { count } from "@/lib/platform/rate-limit";
import { aPerson, aSession, befriend, PASSWORD } from "../factories";
import { tomorrow, word, type Shared, type World } from "./world";

/** What two people have between them; a block that is no more is what no row tells of. */
async function tie(one: { id: string }, other: { id: string }): Promise<void> {
  await db.insert(follows).values([
    { followerId: one.id, followedId: other.id },
    { followerId: other.id, followedId: one.id },
  ]);
  const [third, fourth] = [await aPerson(), await aPerson()];
  await db.insert(friendRequests).values([
    { fromId: one.id, toId: third.id },
    { fromId: fourth.id, toId: one.id },
  ]);
  await db.insert(followRequests).values([
    { fromId: one.id, toId: third.id },
    { fromId: fourth.id, toId: one.id },
  ]);
  await db.insert(blocks).values({ blockerId: one.id, blockedId: (await aPerson()).id });
  await db.insert(mutes).values({ muterId: one.id, mutedId: third.id });
}

/** The account, what it says about itself, and whom it knows. */
export async function settle(world: World, { friend }: Shared): Promise<void> {
  world.person = await aPerson({
    id: world.id(),
    username: world.mark("users.username"),
    email: `${world.mark("users.email")}@example.test`,
    name: world.mark("users.name"),
    passwordHash: world.name(await hash(PASSWORD)),
    avatarToken: world.token(),
    signature: "drawn",
    signaturePath: (world.marks["users.signature_path"] = `M 12 30 L ${Date.now() % 100_000} ${world.names.length}.${Math.floor(Math.random() * 1e9)}`),
    signatureToken: world.token(),
    language: "ru",
  });
  const userId = world.person.id;
  const said = (column: string): string => world.mark(`profiles.${column}`);
  const website = `https://${said("website")}.example`;
  await db
    .insert(profiles)
    .values({ userId, bio: said("bio"), website, city: said("city"), interests: said("interests"), contacts: said("contacts"), birthday: "1947-02-13" });
  await db.insert(profileChanges).values({ id: world.id(), userId, fields: ["bio", "city"] });
  await db.insert(feedSettings).values({ userId, untold: ["friends"], hidden: ["profile"] });
  await befriend(world.person, friend);
  await tie(world.person, friend);
  const invitation = { id: world.id(), createdBy: userId, note: world.mark("invitations.note"), uses: 3, used: 1, expiresAt: tomorrow() };
  await db.insert(invitations).values(invitation);
  await aPerson({ invitationId: invitation.id });
  await db.insert(formerUsernames).values({ hash: formerUsernameHash(word()), userId });
  await db.insert(auditLog).values([
    { id: newId(), actorId: userId, action: "test.done" },
    { id: newId(), targetId: userId, action: "test.suffered", facts: { reason: "spam" } },
  ]);
}

/** How they get in, and what was counted of it. */
export async function signIn(world: World): Promise<void> {
  const { id: userId, usernameFolded, emailFolded } = world.person;
  const { address } = await aSession(world.person, { id: world.id(), userAgent: world.mark("sessions.user_agent"), address: world.mark("sessions.address") });
  world.code = world.id();
  await db.insert(emailCodes).values({ id: world.code, userId, purpose: "confirm", expiresAt: tomorrow() });
  const old = `${world.mark("account_links.email")}@example.test`;
  await db.insert(accountLinks).values([
    { id: world.id(), userId, purpose: "reset", expiresAt: tomorrow() },
    { id: world.id(), userId, purpose: "email-undo", email: old, emailFolded: old, expiresAt: tomorrow() },
  ]);
  await db.insert(resetRequests).values([
    { id: world.id(), login: usernameFolded },
    { id: world.id(), login: emailFolded },
  ]);
  await db.insert(twoFactor).values({ userId, sealedSecret: world.mark("two_factor.sealed_secret"), confirmedAt: new Date() });
  await db.insert(recoveryCodes).values({ userId, hash: world.mark("recovery_codes.hash") });
  await db.insert(knownDevices).values({ userId, hash: world.mark("known_devices.hash") });
  const before = (await db.select({ key: rateLimits.key }).from(rateLimits)).map(({ key }) => key);
  const once = { limit: 10, seconds: 600 };
  const parts = [
    ["own-password", userId],
    ["two-factor", userId],
    ["archive", userId],
    ["photo-uploads", userId],
    ["comment", userId],
    ["reset", emailFolded],
    ["sign-in", usernameFolded, address],
    ["sign-in-device", userId, world.mark("known_devices.hash")],
  ];
  await count(...parts.map((part) => [part, once] as const));
  const counted = await db
    .select({ key: rateLimits.key })
    .from(rateLimits)
    .where(before.length > 0 ? notInArray(rateLimits.key, before) : undefined);
  for (const { key } of counted) world.name(key);
  for (const to of [world.person.email, old])
    await send({ to, key: newId(), subject: "A code", html: "<p>123456</p>", text: `123456 for ${world.person.name}` });
}
