// node --import tsx scripts/prove/inventory.ts: what the instance in DATA_DIR holds, as JSON; bytes are hashed anew.
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { main, withDatabase } from "@/scripts/instance";

await main((dataDir) =>
  withDatabase(dataDir, async () => {
    const { db } = await import("@/db/client");
    const { files, photos } = await import("@/db/schema");
    const { list, read } = await import("@/lib/platform/storage");
    const originals = await db.select().from(files).where(eq(files.variant, "original"));
    const hashes = await Promise.all(
      originals.map(async (row) =>
        createHash("sha256")
          .update(await read(row))
          .digest("hex"),
      ),
    );
    const statuses = await db.selectDistinct({ status: photos.status }).from(photos);
    const known = new Set((await db.select({ key: files.key }).from(files)).map(({ key }) => key));
    const orphans: string[] = [];
    for await (const { key } of list()) if (!known.has(key)) orphans.push(key);
    console.log(JSON.stringify({ originals: hashes.toSorted(), statuses: statuses.map(({ status }) => status), orphans }));
  }),
);
