import { and, asc, eq, gt } from "drizzle-orm";
import { db } from "@/db/client";
import { notificationDigests, notificationPreferences, notificationSettings, pushSubscriptions } from "@/db/schema";
import { paged } from "@/lib/accounts/archive/rules";
import type { ExportedRow, ExportPage } from "@/lib/accounts/archive/types";
import type { Viewer } from "@/lib/platform/session";
import { defaultOf } from "../rules";
import { KINDS, type QuietHours } from "../types";
import type { Preferences } from "./types";

/** How the viewer wants to be told, where they said nothing as everybody is. */
export async function preferencesOf(viewer: Viewer): Promise<Preferences> {
  const member = viewer.kind === "member" ? viewer : null;
  const [rows, [settings]] = member ? await Promise.all([rowsOf(member.id), settingsOf(member.id)]) : [[], []];
  const said = new Map(rows.map(({ kind, page, push, mail }) => [kind, { page, push, mail }]));
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, said.get(kind) ?? defaultOf(kind)])) as Preferences["kinds"];
  return { kinds, quiet: quietOf(settings), pushContent: settings?.pushContent ?? false, timeZone: member?.timeZone ?? "UTC" };
}

const rowsOf = (userId: string) => db.select().from(notificationPreferences).where(eq(notificationPreferences.userId, userId)).limit(KINDS.length);
const settingsOf = (userId: string) => db.select().from(notificationSettings).where(eq(notificationSettings.userId, userId));

const digestsOf = (userId: string) => db.select().from(notificationDigests).where(eq(notificationDigests.userId, userId));

/** The quiet hours that a row of `notification_settings` says. */
export const quietOf = (row: { quietFrom: number | null; quietTo: number | null } | undefined): QuietHours | null =>
  row && row.quietFrom !== null && row.quietTo !== null ? { from: row.quietFrom, to: row.quietTo } : null;

/** What the viewer said about being told, and which browsers are told; what opens those to others is left out. */
export async function* exportPerson(viewer: Viewer): AsyncGenerator<ExportPage, void> {
  if (viewer.kind === "guest") return;
  const me = viewer.id;
  const told = (rows: { userId: string }[]): ExportedRow[] => rows.map(({ userId: _userId, ...data }) => ({ data }));
  // Of each there are no more than kinds.
  yield { section: "notification-settings", rows: told(await settingsOf(me)) };
  yield { section: "notification-preferences", rows: told(await rowsOf(me)) };
  yield { section: "notification-digests", rows: told(await digestsOf(me)) };
  const browsers = (last: { id: string } | undefined, limit: number) =>
    db
      .select({ id: pushSubscriptions.id, createdAt: pushSubscriptions.createdAt, lastSuccessAt: pushSubscriptions.lastSuccessAt })
      .from(pushSubscriptions)
      .where(and(eq(pushSubscriptions.userId, me), last && gt(pushSubscriptions.id, last.id)))
      .orderBy(asc(pushSubscriptions.id))
      .limit(limit);
  yield* paged("push-subscriptions", browsers, ({ id: _id, ...data }) => ({ data }));
}
