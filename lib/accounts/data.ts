import { and, eq, isNull, sql } from "drizzle-orm";
import { createHash } from "node:crypto";
import { db } from "@/db/client";
import { emailCodes, instance } from "@/db/schema";
import { isId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import type { EmailCodeId, InstanceSettings } from "./types";

/** How a set-up token is stored: it has 128 random bits, so a plain hash is enough. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** What the instance is called and who may look in. */
export async function getInstance(): Promise<InstanceSettings> {
  const [row] = await db.select({ name: instance.name, guestsMayLook: instance.guestsMayLook }).from(instance);
  return { name: row?.name ?? "Halation", guestsMayLook: row?.guestsMayLook ?? false };
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
  const [row] = await db
    .select({ id: emailCodes.id })
    .from(emailCodes)
    .where(and(eq(emailCodes.userId, viewer.id), eq(emailCodes.purpose, "confirm")));
  return row?.id ?? null;
}

/** The pause before another mail: a minute at first; after five rounds an hour, so that guessing gets nowhere. */
export const coolDown = sql`case when ${emailCodes.round} < 5 then interval '1 minute' else interval '1 hour' end`;

const waitSeconds = sql<number>`greatest(0, ceil(extract(epoch from ${emailCodes.askedAt} + ${coolDown} - now())))::int`;
