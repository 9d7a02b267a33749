import { and, asc, eq, getTableColumns, gt, or, sql, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import {
  accountLinks,
  archives,
  auditLog,
  emailCodes,
  formerUsernames,
  invitations,
  knownDevices,
  recoveryCodes,
  sessions,
  twoFactor,
  users,
} from "@/db/schema";
import type { Viewer } from "@/lib/platform/session";
import { allBut, paged } from "../rules";
import type { ExportPage } from "../types";

/** A table whose rows are a person's: by which column, in which order they are read, and what of them is not told. */
type Told = { section: string; table: PgTable; whose: PgColumn; key: PgColumn; columns: Record<string, PgColumn> };

function tell<Table extends PgTable>(
  section: string,
  table: Table,
  { whose, key, leaveOut }: { whose: PgColumn; key: PgColumn; leaveOut: (keyof Table["_"]["columns"])[] },
): Told {
  return { section, table, whose, key, columns: allBut(getTableColumns(table), ...leaveOut) };
}

/**
 * Left out is what opens doors, or means something only to us: hashes, sealed secrets, tokens of addresses, spellings folded for comparing, ids
 * that cookies and links are made of. What a code was asked for says whether somebody else has an address, so that is left out too.
 */
const TOLD: readonly Told[] = [
  tell("account", users, {
    whose: users.id,
    key: users.id,
    leaveOut: ["passwordHash", "usernameFolded", "emailFolded", "avatarToken", "signatureToken", "invitationId"],
  }),
  tell("sessions", sessions, { whose: sessions.userId, key: sessions.id, leaveOut: ["id", "userId"] }),
  tell("known-browsers", knownDevices, { whose: knownDevices.userId, key: knownDevices.hash, leaveOut: ["hash", "userId"] }),
  tell("two-factor", twoFactor, { whose: twoFactor.userId, key: twoFactor.userId, leaveOut: ["userId", "sealedSecret", "lastStep"] }),
  tell("recovery-codes", recoveryCodes, { whose: recoveryCodes.userId, key: recoveryCodes.hash, leaveOut: ["hash", "userId"] }),
  tell("email-codes", emailCodes, { whose: emailCodes.userId, key: emailCodes.id, leaveOut: ["id", "userId", "purpose", "round"] }),
  tell("email-links", accountLinks, { whose: accountLinks.userId, key: accountLinks.id, leaveOut: ["id", "userId", "emailFolded"] }),
  tell("former-usernames", formerUsernames, { whose: formerUsernames.userId, key: formerUsernames.hash, leaveOut: ["hash", "userId"] }),
  tell("invitations", invitations, { whose: invitations.createdBy, key: invitations.id, leaveOut: ["id", "createdBy"] }),
  tell("archives", archives, { whose: archives.userId, key: archives.id, leaveOut: ["id", "userId"] }),
];

/** The account itself, and everything that came of having it. */
export async function* exportPerson(viewer: Viewer): AsyncGenerator<ExportPage, void> {
  if (viewer.kind === "guest") return;
  for (const told of TOLD) yield* rowsOf(told, viewer.id);
  yield* deeds(viewer.id);
}

/** The key of a row is read to find the next page, and goes no further where it is not told. */
async function* rowsOf({ section, table, whose, key, columns }: Told, id: string): AsyncGenerator<ExportPage, void> {
  yield* paged(
    section,
    (last: { key: unknown; told: Record<string, unknown> } | undefined, limit) =>
      db
        .select({ key, told: columns })
        .from(table)
        .where(and(eq(whose, id), last && gt(key, last.key)))
        .orderBy(asc(key))
        .limit(limit),
    ({ told }) => ({ data: told }),
  );
}

type Deed = Pick<typeof auditLog.$inferSelect, "id" | "action" | "facts" | "createdAt"> & { own: boolean };

/** What someone with power did, or had done to them. Who did it to them is not theirs to know. */
async function* deeds(id: string): AsyncGenerator<ExportPage, void> {
  const own = sql<boolean>`${auditLog.actorId} is not distinct from ${id}::uuid`;
  const touched: SQL = or(eq(auditLog.actorId, id), eq(auditLog.targetId, id))!;
  yield* paged(
    "deeds",
    (last: Deed | undefined, limit) =>
      db
        .select({ id: auditLog.id, action: auditLog.action, facts: auditLog.facts, createdAt: auditLog.createdAt, own })
        .from(auditLog)
        .where(and(touched, last && gt(auditLog.id, last.id)))
        .orderBy(asc(auditLog.id))
        .limit(limit),
    ({ id: _id, ...data }) => ({ data }),
  );
}
