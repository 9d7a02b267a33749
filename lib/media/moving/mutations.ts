import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { files, ingestUploads } from "@/db/schema";
import { enqueue } from "@/lib/platform/jobs";
import { copy, remove } from "@/lib/platform/storage";
import { joinMoves } from "../mutations";
import { isUnchanged, strays, type Stray } from "./data";
import { FAREWELL, removeOldBytes, type Moved, type MoveOptions } from "./types";

/** Files on their way at a time. */
const AT_A_TIME = 4;
const BATCH = 100;
/** Milliseconds between writing a row and everyone's seeing it, at most, and between the clocks of this machine and the database's. */
const SETTLING = 10_000;
/** So many failures one after the other are a store's, not the files'. */
const HOPELESS = 12;

/**
 * Moves every file of the instance into one store, while it runs. At each moment every row names bytes that are there: a file's are copied, read
 * back and compared, then its row is switched in one statement, and the old ones go a minute later. May be cut off anywhere and run again: what
 * a copy cut off leaves, the sweep finds.
 *
 * @throws when so many files one after the other fail that it is not the files
 */
export async function moveFiles(options: MoveOptions): Promise<Moved> {
  const moved: Moved = { files: 0, bytes: 0, failed: 0 };
  let unlucky = 0;
  const goesOn = (): boolean => !options.signal.aborted && unlucky < HOPELESS;
  const moveNext = async (queue: Stray[]): Promise<void> => {
    for (let file = queue.shift(); file && goesOn(); file = queue.shift()) {
      try {
        if (!(await move(file, options))) continue;
        unlucky = 0;
        moved.files += 1;
        moved.bytes += file.bytes;
        options.report(moved);
      } catch (error) {
        if (options.signal.aborted || !(await isUnchanged(file))) continue;
        moved.failed += 1;
        unlucky += 1;
        options.tell(`${file.id} ${file.backend}:${file.key}: ${reasonOf(error)}`);
      }
    }
  };
  for (let after: string | null = null; goesOn();) {
    const batch: Stray[] = await strays(options.to, after, BATCH);
    after = batch.at(-1)?.id ?? null;
    if (after === null) break;
    await Promise.all(Array.from({ length: AT_A_TIME }, () => moveNext(batch)));
  }
  if (unlucky >= HOPELESS) throw new Error(`${unlucky} files one after the other could not be moved`);
  return moved;
}

/** Moves one file; false when it was deleted, or moved by someone else, while its bytes were on their way. */
const move = ({ id, backend, key, bytes, sha256, type }: Stray, { to, signal }: MoveOptions): Promise<boolean> =>
  db.transaction(async (tx) => {
    await joinMoves(tx);
    const made = await copy({ backend, key, bytes, sha256 }, to, { type, signal });
    const switched = await tx
      .update(files)
      .set({ backend: made.backend, key: made.key })
      .where(and(eq(files.id, id), eq(files.backend, backend), eq(files.key, key)))
      .returning({ id: files.id });
    if (switched.length === 0) {
      await remove([made]);
      return false;
    }
    await tx.update(ingestUploads).set({ objectKey: made.key }).where(eq(ingestUploads.objectKey, key));
    const now = Date.now();
    const movedAt = new Date(now + SETTLING).toISOString();
    await enqueue(tx, removeOldBytes, { refs: [{ backend, key }], movedAt }, { runAt: new Date(now + FAREWELL) });
    return true;
  });

const reasonOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));
