import { and, eq, sql } from "drizzle-orm";
import { Secret } from "otpauth";
import { db } from "@/db/client";
import { archiveFiles, archives, blocks, files, follows, friendships, personFiles, sessions, twoFactor, users } from "@/db/schema";
import { foldEmail, foldUsername } from "@/lib/accounts/rules";
import { SECRET_PURPOSE } from "@/lib/accounts/two-factor/data";
import { newId, newToken } from "@/lib/core/ids";
import { seal } from "@/lib/core/seal";
import { AVATAR_SIZES } from "@/lib/people/types";
import type { Actor, Guest, Member } from "@/lib/platform/session";
import { newKey } from "@/lib/platform/storage";
import { aHash, first, randomName } from "./rows";

/** What every person made here signs in with. */
export const PASSWORD = "a darkroom lamp 1947";
/** Argon2id of `PASSWORD`, made once: tests need people by the dozen, not the cost of hashing. */
const PASSWORD_HASH = "$argon2id$v=19$m=19456,t=2,p=1$wHxyb7mrvdzOvIEdf8JPZA$RZgVqKDZW/h44qIWVwNHOwrVW357uQRR01O7P5lFsRY";

export type User = typeof users.$inferSelect;

type PeopleOptions = {
  /** Each with each. */
  friends?: boolean;
  /** Whether their email address is confirmed; yes unless told. */
  confirmed?: boolean;
} & Partial<typeof users.$inferInsert>;

/** Makes `n` people nobody else knows, with random names, and returns their rows. */
export async function people(n: number, { friends = false, confirmed = true, ...columns }: PeopleOptions = {}): Promise<User[]> {
  const rows = Array.from({ length: n }, () => person(confirmed, columns));
  const made = await db.insert(users).values(rows).returning();
  if (friends) await db.insert(friendships).values(pairs(made.map(({ id }) => id)));
  return made;
}

/** Makes one person. */
export async function aPerson(options: PeopleOptions = {}): Promise<User> {
  return first(await people(1, options));
}

function person(confirmed: boolean, columns: Partial<typeof users.$inferInsert>): typeof users.$inferInsert {
  const username = columns.username ?? `p${randomName()}`;
  const email = columns.email ?? `${username}@example.test`;
  return {
    id: newId(),
    name: username,
    passwordHash: PASSWORD_HASH,
    emailConfirmedAt: confirmed ? new Date() : null,
    ...columns,
    username,
    usernameFolded: foldUsername(username),
    email,
    emailFolded: foldEmail(email),
  };
}

/** The person as someone who reads, with a session that exists only here. */
export function viewerOf(user: User, overrides: Partial<Member> = {}): Member {
  const confirmed = overrides.confirmed ?? (user.emailConfirmedAt !== null && user.approvedAt !== null);
  return {
    kind: "member",
    id: user.id,
    username: user.username,
    name: user.name,
    role: user.role,
    confirmed,
    mayLook: confirmed,
    language: user.language,
    theme: user.theme,
    awaitsApproval: user.approvedAt === null,
    timeZone: user.timeZone,
    avatarToken: user.avatarToken,
    recent: true,
    sessionId: newId(),
    ...overrides,
  };
}

/** The person as someone who writes. */
export const actorOf = (user: User, overrides: Partial<Actor> = {}): Actor => viewerOf(user, overrides);

/** Someone not signed in; may look unless told otherwise. */
export const guest = ({ mayLook = true }: { mayLook?: boolean } = {}): Guest => ({ kind: "guest", mayLook, maySignUp: true });

/** A network address whose network no other test knows, for what is counted by network. */
export function anAddress(): string {
  const random = newId().replaceAll("-", "").slice(-8);
  return `2001:db8:${random.slice(0, 4)}:${random.slice(4)}::1`;
}

/** Makes two people friends; again is no error. */
export async function befriend(a: { id: string }, b: { id: string }): Promise<void> {
  await db
    .insert(friendships)
    .values(pairs([a.id, b.id]))
    .onConflictDoNothing();
}

/** Makes `follower` follow each of these. */
export async function follow(follower: { id: string }, ...followed: { id: string }[]): Promise<void> {
  await db
    .insert(follows)
    .values(followed.map(({ id }) => ({ followerId: follower.id, followedId: id })))
    .onConflictDoNothing();
}

/** Makes `blocker` block somebody, as it stands afterwards: nothing else is between the two. */
export async function block(blocker: { id: string }, blocked: { id: string }): Promise<void> {
  await db.insert(blocks).values({ blockerId: blocker.id, blockedId: blocked.id }).onConflictDoNothing();
}

/** Ends a friendship, if there was one. */
export async function endFriendship(a: { id: string }, b: { id: string }): Promise<void> {
  const [lowId, highId] = ordered(a.id, b.id);
  await db.delete(friendships).where(and(eq(friendships.lowId, lowId), eq(friendships.highId, highId)));
}

/** Signs a person in: a live session row, an hour long unless told. */
export async function aSession(user: { id: string }, columns: Partial<typeof sessions.$inferInsert> = {}): Promise<typeof sessions.$inferSelect> {
  const row = { id: newId(), userId: user.id, expiresAt: new Date(Date.now() + 3_600_000), ...columns };
  return first(await db.insert(sessions).values(row).returning());
}

/** Gives a person a second factor, which counts unless told otherwise; its secret in base 32. */
export async function aSecondFactor(user: { id: string }, columns: Partial<typeof twoFactor.$inferInsert> = {}): Promise<string> {
  const secret = new Secret({ size: 20 }).base32;
  const row = { sealedSecret: seal(SECRET_PURPOSE, user.id, secret), confirmedAt: new Date(), lastStep: 0, ...columns };
  await db
    .insert(twoFactor)
    .values({ ...row, userId: user.id })
    .onConflictDoUpdate({ target: twoFactor.userId, set: row });
  return secret;
}

/**
 * Gives a person a picture of themselves, as the worker would have: their avatar in its three sizes, whose rows name no objects; or, with a variant,
 * what was uploaded and is not done, or came to nothing.
 */
export async function aPortrait(person: { id: string }, { variant }: { variant?: string } = {}): Promise<{ urlToken: string; fileId: string }> {
  const urlToken = newToken();
  const rows = (variant ? ["source"] : AVATAR_SIZES.map((size) => `avatar${size}`)).map((name) => portraitRow(person.id, name, urlToken));
  const made = await db.insert(files).values(rows).returning({ id: files.id, variant: files.variant });
  await db
    .insert(personFiles)
    .values(made.map((file) => ({ userId: person.id, purpose: "avatar" as const, variant: variant ?? file.variant, fileId: file.id })))
    .onConflictDoUpdate({ target: [personFiles.userId, personFiles.purpose, personFiles.variant], set: { fileId: sql`excluded.file_id` } });
  if (!variant) await db.update(users).set({ avatarToken: urlToken }).where(eq(users.id, person.id));
  return { urlToken, fileId: made[0]!.id };
}

const portraitRow = (ownerId: string, variant: string, urlToken: string): typeof files.$inferInsert => ({
  id: newId(),
  ownerId,
  variant,
  urlToken,
  access: variant === "source" ? "private" : "public",
  type: "image/webp",
  backend: "disk",
  key: newKey("portraits"),
  sha256: aHash(),
  bytes: 2_000,
});

/** An archive of one part, ready unless told, whose bytes are not in the store; answers with the token of its address. */
export async function anArchive({ owner, ...columns }: { owner: { id: string } } & Omit<Partial<typeof archives.$inferInsert>, "userId">): Promise<string> {
  const [archiveId, fileId, urlToken, sha256] = [newId(), newId(), newToken(), aHash()];
  await db.insert(archives).values({ id: archiveId, userId: owner.id, status: "ready", ...columns });
  const file = { ownerId: owner.id, variant: "part1", backend: "disk", access: "private", type: "application/zip", bytes: 40_000 } as const;
  await db.insert(files).values({ ...file, id: fileId, urlToken, sha256, key: newKey("archives") });
  await db.insert(archiveFiles).values({ archiveId, part: 1, fileId });
  return urlToken;
}

const ordered = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a]);

const pairs = (ids: string[]): (typeof friendships.$inferInsert)[] =>
  ids.flatMap((a, i) =>
    ids.slice(i + 1).map((b) => {
      const [lowId, highId] = ordered(a, b);
      return { lowId, highId };
    }),
  );
