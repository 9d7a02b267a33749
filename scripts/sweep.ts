// npm run sweep: removes what crashes left in the store, and tells of rows whose file is missing.
import { asc, gt } from "drizzle-orm";
import { main, withDatabase } from "./instance";

const BATCH = 500;

await main((dataDir) =>
  withDatabase(dataDir, async () => {
    const { sweepUploads } = await import("@/embedded/uploads");
    const { sweepObjects } = await import("@/lib/media/jobs");
    const uploads = await sweepUploads();
    const objects = await sweepObjects();
    const missing = await rowsWithoutFile();
    console.log(`removed: ${objects} objects without a row, ${uploads} abandoned uploads`);
    console.log(missing.length === 0 ? "every row has its file" : `rows without their file: ${missing.length}`);
    for (const row of missing) console.log(`  ${row}`);
    if (missing.length > 0) process.exitCode = 1;
  }),
);

/** Reads every row of `files` in order, a batch at a time, and looks for its object. */
async function rowsWithoutFile(): Promise<string[]> {
  const { db } = await import("@/db/client");
  const { files } = await import("@/db/schema");
  const { head } = await import("@/lib/platform/storage");
  const missing: string[] = [];
  for (let after: string | undefined; ;) {
    const rows = await db
      .select()
      .from(files)
      .where(after ? gt(files.id, after) : undefined)
      .orderBy(asc(files.id))
      .limit(BATCH);
    for (const row of rows) {
      const found = await head(row);
      if (!found) missing.push(`${row.id} ${row.variant} ${row.backend}:${row.key} is missing`);
      else if (found.bytes !== row.bytes) missing.push(`${row.id} ${row.variant} ${row.backend}:${row.key} has ${found.bytes} bytes, not ${row.bytes}`);
    }
    if (rows.length < BATCH) return missing;
    after = rows.at(-1)!.id;
  }
}
