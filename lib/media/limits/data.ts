import { and, eq, sql, sum, type SQL } from "drizzle-orm";
import { db, type Executor } from "@/db/client";
import { attachments, files, photoCommentFiles, photoComments, postCommentFiles, postComments, postFiles, posts, roleLimits, users } from "@/db/schema";
import { can } from "@/lib/accounts/policy";
import { counted } from "@/lib/platform/rate-limit";
import type { Member, Role, UserId, Viewer } from "@/lib/platform/session";
import { MAX_BYTES } from "../policy";
import { roomRefusal } from "./policy";
import { LIMITED_ROLES, START_LIMITS, type Allowance, type LimitedRole, type RoleLimits, type UploadRefusal } from "./types";

/** What uploads of a person are counted under. */
export const uploadsOf = (userId: UserId): readonly string[] => ["photo-uploads", userId];

// By its first column Drizzle tells a row from none: it must not be one that can be null.
const columns = { fileBytes: roleLimits.fileBytes, storageBytes: roleLimits.storageBytes, photosPerDay: roleLimits.photosPerDay };

/** What was written down for a role, or what it starts with. No role may have more than can be taken. */
const orStart = (role: Role, written: RoleLimits | null): RoleLimits => {
  const limits = written ?? START_LIMITS[role];
  return { ...limits, fileBytes: Math.min(limits.fileBytes, MAX_BYTES) };
};

/** The limits of each role; none unless the viewer administers. */
export async function listLimits(viewer: Viewer): Promise<({ role: LimitedRole } & RoleLimits)[]> {
  if (!can(viewer, "administer")) return [];
  const rows = await db.select({ role: roleLimits.role, ...columns }).from(roleLimits);
  return LIMITED_ROLES.map((role) => ({ role, ...orStart(role, rows.find((row) => row.role === role) ?? null) }));
}

/** Bytes that a member keeps: originals, whatever has become of their photos, and what they attached to something, as long as they are stored. */
export async function keptBytes({ id }: Pick<Member, "id">, on: Executor = db): Promise<number> {
  const bytes = sum(files.bytes).mapWith(Number);
  // As the index has it, so that no row is read.
  const originals = and(eq(files.ownerId, id), sql`${files.variant} = 'original'`);
  const [photographs] = await on.select({ bytes }).from(files).where(originals);
  const [attached] = await on
    .select({ bytes })
    .from(files)
    .where(sql`${files.id} in ${attachedBy(id)}`);
  return (photographs?.bytes ?? 0) + (attached?.bytes ?? 0);
}

/** The files that wait to be sent, stand in posts and go with comments of a member, as a subquery of ids: by what says so, since files do not. */
const attachedBy = (id: UserId): SQL => sql`(
  select ${attachments.fileId} from ${attachments} where ${attachments.ownerId} = ${id}::uuid
  union all select ${postFiles.fileId} from ${postFiles} join ${posts} on ${posts.id} = ${postFiles.postId} where ${posts.authorId} = ${id}::uuid
  union all select ${photoCommentFiles.fileId} from ${photoCommentFiles}
    join ${photoComments} on ${photoComments.id} = ${photoCommentFiles.commentId} where ${photoComments.authorId} = ${id}::uuid
  union all select ${postCommentFiles.fileId} from ${postCommentFiles}
    join ${postComments} on ${postComments.id} = ${postCommentFiles.commentId} where ${postComments.authorId} = ${id}::uuid)`;

/** What a member may upload now, by the role they have now. */
export async function allowanceOf(viewer: Pick<Member, "id">, on: Executor = db): Promise<Allowance> {
  const [row] = await on
    .select({ role: users.role, written: columns })
    .from(users)
    .leftJoin(roleLimits, eq(roleLimits.role, users.role))
    .where(eq(users.id, viewer.id));
  const { storageBytes, fileBytes, photosPerDay } = orStart(row?.role ?? "restricted", row?.written ?? null);
  const uploads = photosPerDay === null ? null : await counted(on, uploadsOf(viewer.id));
  return {
    fileBytes,
    storage: storageBytes === null ? null : { used: await keptBytes(viewer, on), limit: storageBytes },
    day: photosPerDay === null || uploads === null ? null : { used: uploads.count, limit: photosPerDay, until: uploads.until },
  };
}

/** Why a member may not upload a file of so many bytes now, if so. Asked again when it has arrived (`demandRoom`). */
export const uploadRefusal = async (viewer: Pick<Member, "id">, bytes: number): Promise<UploadRefusal | null> => roomRefusal(await allowanceOf(viewer), bytes);
