import { and, asc, eq, gte, inArray, isNull, sql } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import { db, type Transaction } from "@/db/client";
import { files, photoFiles, photos } from "@/db/schema";
import { timeOfId } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { inMiniature } from "@/lib/platform/images";
import { handler } from "@/lib/platform/jobs";
import { readIntact, type StoredObject } from "@/lib/platform/storage";
import type { PhotoId } from "../../types";
import { dominantColour } from "../rules";
import type { Colour } from "../types";
import { queueColours } from "./mutations";
import { colourPhotos } from "./types";

/** Photos of one job: little enough that whatever else is to be done never waits for long. */
const BATCH = 20;

/** What the worker does for this subject. */
export const colourJobs: TaskList = {
  ...handler(colourPhotos, async ({ since }) => {
    const batch = await colourless(since);
    const found: Found[] = [];
    for (const photo of batch) {
      const colour = await colourOf(photo);
      if (colour) found.push({ id: photo.id, colour });
    }
    // Among more that arrived at once than there are in a batch, some wait until this begins anew.
    const next = batch.length === BATCH ? Math.max(since + 1, timeOfId(batch.at(-1)!.id)) : null;
    await db.transaction(async (tx) => {
      await record(tx, found);
      if (next !== null) await queueColours(tx, next);
    });
  }),
};

type Found = { id: PhotoId; colour: Colour };
type Colourless = { id: PhotoId; smallest: Pick<StoredObject, "backend" | "key" | "sha256"> };

/** The first photos from a time on that have been prepared and have no colour, with the smallest of their pictures. */
const colourless = (since: number): Promise<Colourless[]> =>
  db
    .select({ id: photos.id, smallest: { backend: files.backend, key: files.key, sha256: files.sha256 } })
    .from(photos)
    .innerJoin(photoFiles, and(eq(photoFiles.photoId, photos.id), eq(photoFiles.variant, sql`'w' || ${photos.widths}[1]`)))
    .innerJoin(files, eq(files.id, photoFiles.fileId))
    .where(and(isNull(photos.colour), inArray(photos.status, ["draft", "ready"]), gte(photos.id, earliestId(since))))
    .orderBy(asc(photos.id))
    .limit(BATCH);

/** The least id that something of that millisecond could have. */
function earliestId(ms: number): string {
  const time = ms.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

/** Null where the picture is not what it was: whoever makes it anew gives it its colour. */
async function colourOf({ id, smallest }: Colourless): Promise<Colour | null> {
  const bytes = await readIntact(smallest);
  if (!bytes) return null;
  try {
    return dominantColour((await inMiniature(bytes)).tiny);
  } catch (error) {
    log.warn({ photoId: id, err: error }, "a photo stays without its colour");
    return null;
  }
}

/** A photo made anew meanwhile has its colour already. */
async function record(tx: Transaction, found: readonly Found[]): Promise<void> {
  if (found.length === 0) return;
  const rows = sql.join(
    found.map(({ id, colour }) => sql`(${id}::uuid, ${colour})`),
    sql`, `,
  );
  await tx.execute(
    sql`update ${photos} set colour = found.colour from (values ${rows}) as found (id, colour) where photos.id = found.id and photos.colour is null`,
  );
}
