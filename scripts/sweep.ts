// npm run sweep: removes what crashes left in the stores, and tells of files whose bytes are missing.
import { main, withDatabase } from "./instance";

await main((dataDir) =>
  withDatabase(dataDir, async () => {
    const { sweepUploads } = await import("@/embedded/uploads");
    const { sweepObjects } = await import("@/lib/media/jobs");
    const uploads = await sweepUploads();
    const { removed, missing } = await sweepObjects((line) => console.log(`  ${line}`));
    console.log(`removed: ${removed} objects without a row, ${uploads} abandoned uploads`);
    console.log(missing === 0 ? "every row has its file" : `rows without their file: ${missing}`);
    if (missing > 0) process.exitCode = 1;
  }),
);
