import { and, asc, count, eq, gt, inArray, ne, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { files } from "@/db/schema";
import { backends, type Backend, type StoredObject } from "@/lib/platform/storage";
import type { Progress } from "./types";

/** A file in another store than it should be in. */
export type Stray = StoredObject & { id: string; type: string };

/** Until its answer is written down, an upload may be asked about again by the name its bytes have now. */
const settled = sql`not exists (select 1 from ingest_uploads i where i.object_key = ${files.key} and i.result is null)`;

const elsewhere = (to: Backend) => and(ne(files.backend, to), inArray(files.backend, backends()));

/** The next files, in the order of their ids, that are not where they should be and can be moved now. */
export const strays = (to: Backend, after: string | null, limit: number): Promise<Stray[]> =>
  db
    .select({ id: files.id, backend: files.backend, key: files.key, bytes: files.bytes, sha256: files.sha256, type: files.type })
    .from(files)
    .where(and(elsewhere(to), settled, after === null ? undefined : gt(files.id, after)))
    .orderBy(asc(files.id))
    .limit(limit);

/** How much there is to move. */
export async function toMove(to: Backend): Promise<Progress> {
  const [row] = await db
    .select({ files: count(), bytes: sql<number>`coalesce(sum(${files.bytes}), 0)::float8` })
    .from(files)
    .where(elsewhere(to));
  return row ?? { files: 0, bytes: 0 };
}

/** Files of each store that is not the one, by how many they are. */
export const left = (to: Backend): Promise<{ backend: Backend; files: number }[]> =>
  db.select({ backend: files.backend, files: count() }).from(files).where(ne(files.backend, to)).groupBy(files.backend);

/** Whether a file still is what it was read as. */
export async function isUnchanged({ id, backend, key }: Pick<Stray, "id" | "backend" | "key">): Promise<boolean> {
  const rows = await db
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.id, id), eq(files.backend, backend), eq(files.key, key)));
  return rows.length > 0;
}
