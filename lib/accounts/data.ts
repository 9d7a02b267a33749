import { and, desc, eq, isNotNull, isNull, not, or, sql } from "drizzle-orm";
import { createHash } from "node:crypto";
import { db, type Executor } from "@/db/client";
import { emailCodes, formerUsernames, instance, users } from "@/db/schema";
import { isId } from "@/lib/core/ids";
import { FALLBACK_LANGUAGE } from "@/lib/platform/messages";
import type { Viewer } from "@/lib/platform/session";
import { foldUsername } from "./rules";
import type { EmailCodeId, InstanceSettings, MailReader } from "./types";

/** How a set-up token is stored: it has 128 random bits, so a plain hash is enough. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** How a username that was given up is kept: it must be recognised for ever, but not read. */
export const formerUsernameHash = (username: string): string => createHash("sha256").update(foldUsername(username)).digest("base64url");

/**
 * Whether somebody else once had this username, so that it can never be theirs. Ask in the transaction, after writing the name: the unique index
 * makes whoever writes it wait for whoever gives it up at the same moment.
 */
export async function wasAnothers(username: string, userId: string, on: Executor): Promise<boolean> {
  const [row] = await on
    .select({ hash: formerUsernames.hash })
    .from(formerUsernames)
    .where(and(eq(formerUsernames.hash, formerUsernameHash(username)), sql`${formerUsernames.userId} is distinct from ${userId}`));
  return row !== undefined;
}

/** The members nobody sees: suspended by staff, or leaving. */
export const isHidden = or(isNotNull(users.suspendedAt), isNotNull(users.deletesAt))!;

/** The members there are for others: they have confirmed their address, were let in, and are not hidden. */
export const hasArrived = and(isNotNull(users.emailConfirmedAt), isNotNull(users.approvedAt), not(isHidden))!;

/** Those who can run the instance now. */
export const isAdministrator = and(eq(users.role, "administrator"), hasArrived)!;

/** Whom to mail, and how to speak to them; null when they have gone meanwhile. */
export async function mailReader(userId: string): Promise<MailReader | null> {
  const [person] = await db
    .select({ email: users.email, name: users.name, language: users.language, timeZone: users.timeZone })
    .from(users)
    .where(eq(users.id, userId));
  return person ? { ...person, language: person.language ?? FALLBACK_LANGUAGE, instance: (await getInstance()).name } : null;
}

/** Whose the address is that this person claims: the member who confirmed it, or gave it up so lately that it can be taken back; else their own. */
export async function ownerOfAddress(userId: string, on: Executor = db): Promise<string> {
  const [row] = await on.execute<{ id: string }>(sql`
    select coalesce(
      (select other.id from users other where other.email_folded = me.email_folded and other.email_confirmed_at is not null),
      (select l.user_id from account_links l where l.email_folded = me.email_folded and l.purpose = 'email-undo' and l.expires_at > now() limit 1),
      me.id) as id
    from users me where me.id = ${userId}`);
  return row?.id ?? userId;
}

/** What the instance is called, who may look in and who may sign up. */
export async function getInstance(): Promise<InstanceSettings> {
  const [row] = await db.select({ name: instance.name, guestsMayLook: instance.guestsMayLook, registration: instance.registration }).from(instance);
  return { name: row?.name ?? "Halation", guestsMayLook: row?.guestsMayLook ?? false, registration: row?.registration ?? "closed" };
}

/** Whether this set-up link still opens the door: the instance has no administrator yet, and no newer link was printed. */
export async function setupIsOpen(token: string): Promise<boolean> {
  const [row] = await db
    .select({ id: instance.id })
    .from(instance)
    .where(and(isNull(instance.setUpAt), eq(instance.setupTokenHash, hashToken(token))));
  return row !== undefined;
}

/** Where the newest mail of a pending code stands: seconds until another may be asked for. Null when nothing is pending. */
export async function pendingCode(codeId: string): Promise<{ wait: number } | null> {
  if (!isId(codeId)) return null;
  const [row] = await db.select({ wait: waitSeconds }).from(emailCodes).where(eq(emailCodes.id, codeId));
  return row ?? null;
}

/** The code that waits for the viewer's own address, if one does. */
export async function ownPendingCode(viewer: Viewer): Promise<EmailCodeId | null> {
  if (viewer.kind === "guest") return null;
  const [row] = await db.select({ id: emailCodes.id }).from(emailCodes).where(eq(emailCodes.userId, viewer.id)).orderBy(desc(emailCodes.askedAt));
  return row?.id ?? null;
}

/** The pause before another mail: a minute at first; after five rounds an hour, so that guessing gets nowhere. */
export const coolDown = sql`case when ${emailCodes.round} < 5 then interval '1 minute' else interval '1 hour' end`;

const waitSeconds = sql<number>`greatest(0, ceil(extract(epoch from ${emailCodes.askedAt} + ${coolDown} - now())))::int`;
