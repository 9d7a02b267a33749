import { sql } from "drizzle-orm";
import type { Executor } from "@/db/client";

/**
 * Takes away the indexes of these tables that no constraint needs, and answers the statements that make them again: sorted at once they take a tenth of the
 * time.
 */
export async function withoutIndexes(executor: Executor, tables: readonly string[]): Promise<string[]> {
  const rows = await executor.execute<{ name: string; definition: string }>(sql`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i
    where i.indrelid::regclass::text in ${tables} and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`);
  for (const { name } of rows) await executor.execute(sql.raw(`drop index ${name}`));
  return rows.map(({ definition }) => definition);
}
