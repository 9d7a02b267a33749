import { and, desc, eq, gt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { profiles, sessions, users } from "@/db/schema";
import { defaultsOf } from "@/lib/photos/defaults/data";
import type { Viewer } from "@/lib/platform/session";
import type { OwnSession, OwnSettings } from "../types";
import { SILENT } from "./types";

const mine = (viewer: Viewer) => (viewer.kind === "member" ? sql`${users.id} = ${viewer.id}` : sql`false`);

/** The viewer's own settings, or null for guests. */
export async function getSettings(viewer: Viewer): Promise<OwnSettings | null> {
  const [row] = await db
    .select({
      username: users.username,
      email: users.email,
      confirmed: sql<boolean>`${users.emailConfirmedAt} is not null`,
      name: users.name,
      profile: profiles,
      avatarToken: users.avatarToken,
      signature: { kind: users.signature, path: users.signaturePath, token: users.signatureToken },
      language: users.language,
      theme: users.theme,
      timeZone: users.timeZone,
    })
    .from(users)
    .leftJoin(profiles, eq(profiles.userId, users.id))
    .where(mine(viewer));
  if (!row || viewer.kind === "guest") return null;
  const { userId: _, ...said } = row.profile ?? { userId: null, ...SILENT };
  return { ...row, profile: said, photos: await defaultsOf(viewer) };
}

/** The browsers the viewer is signed in with, the latest seen first. */
export async function listSessions(viewer: Viewer): Promise<OwnSession[]> {
  if (viewer.kind === "guest") return [];
  const rows = await db
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      address: sessions.address,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      remembered: sessions.remembered,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, viewer.id), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.lastSeenAt))
    .limit(200);
  return rows.map((row) => ({ ...row, current: row.id === viewer.sessionId }));
}
