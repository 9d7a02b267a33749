// node --import tsx e2e/ask-to-leave.ts DATA_DIR USERNAME: a member of a running instance has asked for their account to be erased in seven days.
import { eq, sql } from "drizzle-orm";
import { withDatabase } from "@/scripts/instance";

const [dataDir = "", username = ""] = process.argv.slice(2);
await withDatabase(dataDir, async () => {
  const [{ db }, { users }] = await Promise.all([import("@/db/client"), import("@/db/schema")]);
  await db
    .update(users)
    .set({ deletesAt: sql`now() + interval '7 days'` })
    .where(eq(users.username, username));
});
