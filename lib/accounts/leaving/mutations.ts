import { and, asc, eq, inArray, isNotNull, not, sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import { db, type Transaction } from "@/db/client";
import { accountLinks, archives, auditLog, emailCodes, invitations, knownDevices, recoveryCodes, resetRequests, sessions, twoFactor, users } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { enqueue, forgetJobs } from "@/lib/platform/jobs";
import { forgetCounted, networkOf } from "@/lib/platform/rate-limit";
import { revokeAllOf } from "@/lib/platform/realtime";
import type { Actor, Browser, UserId } from "@/lib/platform/session";
import { isAdministrator, isHidden } from "../data";
import { demand } from "../policy";
import { notify } from "../security/mutations";
import { checkOwnPassword } from "../signing-in/mutations";
import type { Leave } from "./schema";
import { ERASED_AT_ONCE, eraseAccount, GRACE_DAYS, type Erased } from "./types";

/**
 * Hides the actor's account at once, signs it out everywhere, and has it erased in seven days, unless its owner thinks better of it.
 *
 * @throws AppError beside `leaver` when that is not their username, beside `password` when that is wrong; `conflict` for the last administrator
 */
export async function leave(actor: Actor, { leaver, password }: Leave, browser: Browser): Promise<void> {
  demand(actor, "leave");
  if (!isSameName(leaver, actor.username)) throw new AppError("invalid", { key: "leaving.username.wrong" }, { field: "leaver" });
  await checkOwnPassword(actor, password);
  await db.transaction(async (tx) => {
    await demandAnotherAdministrator(tx, actor.id);
    const [going] = await tx
      .select({ confirmed: sql<boolean>`${users.emailConfirmedAt} is not null` })
      .from(users)
      .where(and(eq(users.id, actor.id), not(isHidden)))
      .for("update");
    if (!going) throw new AppError("conflict");
    await enqueueErasure(tx, actor.id, new Date(Date.now() + GRACE_DAYS * 86_400_000));
    // A link that undoes a change of address stays: it is for whoever was robbed of the account.
    await tx.delete(accountLinks).where(and(eq(accountLinks.userId, actor.id), inArray(accountLinks.purpose, ["reset", "email-change"])));
    // An address that nobody confirmed may be a stranger's.
    if (going.confirmed) await notify(tx, actor.id, "leaving-asked", browser);
  });
  await revokeAllOf(actor.id);
}

/** As people type a name they know: case does not matter, look-alikes do. */
const isSameName = (typed: string, username: string): boolean => plain(typed) === plain(username);
const plain = (name: string): string => name.normalize("NFKC").trim().toLowerCase();

/** An instance is never left without anybody who can run it. Two who ask at once wait for each other here. */
async function demandAnotherAdministrator(tx: Transaction, userId: UserId): Promise<void> {
  const administrators = await tx.select({ id: users.id }).from(users).where(isAdministrator).orderBy(asc(users.id)).for("no key update");
  if (administrators.length === 1 && administrators[0]!.id === userId) throw new AppError("conflict", { key: "leaving.last-administrator" });
}

/**
 * Hides an account, signs it out, and has it erased at an instant, at once unless told, in the caller's transaction; call `revokeAllOf` after it.
 * A receipt is mailed to those who had arrived: whoever was never let in, or never confirmed an address, is not written to.
 */
export async function enqueueErasure(tx: Transaction, userId: UserId, when?: Date): Promise<void> {
  const [going] = await tx
    .update(users)
    .set({ deletesAt: when ?? sql`now()` })
    .where(eq(users.id, userId))
    .returning({ usernameFolded: users.usernameFolded, emailFolded: users.emailFolded });
  if (!going) return;
  const ended = await tx.delete(sessions).where(eq(sessions.userId, userId)).returning({ address: sessions.address });
  await forgetTries(tx, [userId, going.usernameFolded, going.emailFolded], ended);
  await enqueue(tx, eraseAccount, { userId }, { key: `accounts.erase:${userId}`, runAt: when });
}

/**
 * Takes the wish to leave back, as long as the account stands: all of it is visible again. Whoever asks has just proved who they are.
 * The clock is asked at the last moment: once erasing has begun, which this waits for, there is no way back.
 */
export async function cancelLeaving(userId: UserId, browser: Browser): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [kept] = await tx
      .update(users)
      .set({ deletesAt: null })
      .where(and(eq(users.id, userId), isNotNull(users.deletesAt), sql`${users.deletesAt} > clock_timestamp()`))
      .returning({ id: users.id });
    if (kept) await notify(tx, userId, "leaving-cancelled", browser);
    return kept !== undefined;
  });
}

/** Removes all that this subject has of a person, but for the account itself, which goes last; and the jobs that speak of any of it. */
export async function erasePerson(tx: Transaction, userId: UserId, most = ERASED_AT_ONCE): Promise<Erased> {
  const [person] = await tx
    .select({ email: users.email, emailFolded: users.emailFolded, usernameFolded: users.usernameFolded })
    .from(users)
    .where(eq(users.id, userId));
  if (!person) return { counts: {}, more: false };
  const some = (table: PgTable, which: SQL | undefined) => removeSome(tx, table, which, most);
  const browsers = await some(sessions, eq(sessions.userId, userId));
  const devices = await some(knownDevices, eq(knownDevices.userId, userId));
  const secrets = [
    await some(emailCodes, eq(emailCodes.userId, userId)),
    await some(accountLinks, eq(accountLinks.userId, userId)),
    await some(resetRequests, inArray(resetRequests.login, [person.usernameFolded, person.emailFolded])),
    await some(twoFactor, eq(twoFactor.userId, userId)),
    await some(recoveryCodes, eq(recoveryCodes.userId, userId)),
  ];
  const made = await some(archives, eq(archives.userId, userId));
  const invited = await some(invitations, eq(invitations.createdBy, userId));
  const deeds = [await forgetWho(tx, auditLog.actorId, userId, most), await forgetWho(tx, auditLog.targetId, userId, most)];
  await forgetTries(tx, [userId, person.usernameFolded, person.emailFolded], [...browsers, ...devices]);
  const all = [browsers, devices, ...secrets, made, invited];
  await forgetJobs(tx, [userId, person.email, ...all.flat().flatMap(({ id }) => id ?? [])], eraseAccount);
  const counts = {
    browsers: browsers.length + devices.length,
    secrets: secrets.flat().length,
    archives: made.length,
    invitations: invited.length,
  };
  return { counts, more: [...all.map((rows) => rows.length), ...deeds].some((length) => length === most) };
}

/** What is known of a removed row, as far as its table has it. */
type Removed = { id: string | null; address: string | null; hash: string | null };

async function removeSome(tx: Transaction, table: PgTable, which: SQL | undefined, most: number): Promise<Removed[]> {
  const rows = await tx.execute<Removed>(sql`
    delete from ${table} as gone where ctid in (select ctid from ${table} where ${which} limit ${most})
    returning to_jsonb(gone) ->> 'id' as id, to_jsonb(gone) ->> 'address' as address, to_jsonb(gone) ->> 'hash' as hash`);
  return [...rows];
}

/** The log keeps what was done, and forgets by whom or to whom. */
async function forgetWho(tx: Transaction, who: AnyPgColumn, userId: UserId, most: number): Promise<number> {
  const column = sql.identifier(who.name);
  const rows = await tx.execute(sql`
    update ${auditLog} set ${column} = null where id in (select id from ${auditLog} where ${column} = ${userId} limit ${most}) returning 1`);
  return rows.length;
}

/** What is counted of one person, by account, name or address, and at what places: the names that those who count have given it. */
const COUNTED_OF_ONE = [
  "own-password",
  "two-factor",
  "sign-in-account",
  "reset",
  "username-try",
  "username-change",
  "email-change",
  "email-change-to",
  "mails-to",
  "archive",
  "photo-uploads",
  "posts",
  "comment",
];
const COUNTED_BY_PLACE = ["sign-in", "sign-in-device"];

/** What was counted of a person is kept under hashes; those that can be computed are those of the browsers that were signed in. The others end by time. */
function forgetTries(tx: Transaction, whose: readonly string[], places: readonly Partial<Pick<Removed, "address" | "hash">>[]): Promise<void> {
  const known = places.flatMap(({ address, hash }) => [address ? [address, networkOf(address)] : [], hash ?? []].flat());
  return forgetCounted(
    tx,
    whose.flatMap((who) => [...COUNTED_OF_ONE.map((what) => [what, who]), ...COUNTED_BY_PLACE.flatMap((what) => known.map((place) => [what, who, place]))]),
  );
}
