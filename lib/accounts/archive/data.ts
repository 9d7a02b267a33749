import { and, asc, desc, eq, gt, inArray, or, sql } from "drizzle-orm";
import { db, type Executor } from "@/db/client";
import { archiveFiles, archives, files, users } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { memberColumns, memberOf, type Member, type Viewer } from "@/lib/platform/session";
import type { ArchiveId, ArchivePart, OwnArchives } from "./types";

/** What is being made, or waits for it. A person has one of these at most. */
export const isUnderWay = inArray(archives.status, ["waiting", "running"]);

/** The viewer's own archives: one under way, one ready, and whether the last could not be made. */
export async function getArchives(viewer: Viewer): Promise<OwnArchives> {
  if (viewer.kind === "guest") return { underWay: null, ready: null, failed: null };
  const lasts = and(eq(archives.status, "ready"), gt(archives.expiresAt, sql`now()`));
  const rows = await db
    .select()
    .from(archives)
    .where(and(eq(archives.userId, viewer.id), or(isUnderWay, lasts, eq(archives.status, "failed"))))
    .orderBy(desc(archives.id))
    .limit(20);
  const [last] = rows;
  const ready = rows.find(({ status }) => status === "ready");
  const underWay = rows.find(({ status }) => status === "waiting" || status === "running");
  return {
    underWay: underWay ? { ...underWay, status: underWay.status === "waiting" ? "waiting" : "running" } : null,
    ready: ready?.expiresAt ? { ...ready, expiresAt: ready.expiresAt, parts: viewer.recent ? await partsOf(viewer, ready.id) : null } : null,
    failed: last?.status === "failed" ? last : null,
  };
}

const partsOf = (viewer: Member, archiveId: ArchiveId): Promise<ArchivePart[]> =>
  db
    .select({ part: archiveFiles.part, bytes: files.bytes, urlToken: files.urlToken })
    .from(archiveFiles)
    .innerJoin(files, eq(files.id, archiveFiles.fileId))
    .where(and(eq(archiveFiles.archiveId, archiveId), eq(files.ownerId, viewer.id)))
    .orderBy(asc(archiveFiles.part));

/** The owner of an archive as the one who reads it all, signed in or not: whether they may have it is asked when they fetch it. */
export async function exportedMember(userId: string, on: Executor = db): Promise<Member | null> {
  const [row] = await on.select(memberColumns).from(users).where(eq(users.id, userId));
  return row ? { kind: "member", ...memberOf(row), mayLook: true, sessionId: newId(), recent: false } : null;
}
