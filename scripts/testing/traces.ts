import { sql } from "drizzle-orm";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { db } from "@/db/client";
import { dataDir } from "@/lib/core/env";
import type { StoredRef } from "@/lib/platform/storage";

/** A table as the database's own catalogue has it, `public` unless its name says otherwise. */
type Table = { name: string; columns: { name: string; type: string }[] };

/** Every table there is, whoever made it: ours, the job queue's, the migrations'. */
export async function tables(): Promise<Table[]> {
  const rows = await db.execute<{ table: string; column: string; type: string }>(sql`
    select case table_schema when 'public' then '' else table_schema || '.' end || table_name as table, column_name as column, data_type as type
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    order by 1, ordinal_position`);
  return [...Map.groupBy(rows, (row) => row.table)].map(([name, columns]) => ({ name, columns: columns.map(({ column, type }) => ({ name: column, type })) }));
}

const identifier = (name: string) =>
  sql.join(
    name.split(".").map((part) => sql.identifier(part)),
    sql`.`,
  );

/** The rows of a table that hold any of these words anywhere, each as one text. */
export async function rowsWith(table: string, words: readonly string[]): Promise<string[]> {
  const rows = await db.execute<{ row: string }>(sql`
    select this::text as row from ${identifier(table)} as this
    where exists (select from jsonb_array_elements_text(${JSON.stringify(words)}::jsonb) as word where strpos(this::text, word) > 0)
    order by 1`);
  return rows.map(({ row }) => row);
}

/** The columns of a table that hold any of these words in some row. */
export async function columnsWith({ name, columns }: Table, words: readonly string[]): Promise<string[]> {
  const held = columns.map(
    (column) => sql`bool_or(exists (
      select from jsonb_array_elements_text(${JSON.stringify(words)}::jsonb) as word where strpos(${sql.identifier(column.name)}::text, word) > 0))`,
  );
  const [row] = await db.execute<Record<string, boolean | null>>(sql`
    select ${sql.join(
      held.map((holds, i) => sql`${holds} as ${sql.identifier(columns[i]!.name)}`),
      sql`, `,
    )} from ${identifier(name)}`);
  return columns.flatMap((column) => (row?.[column.name] ? [column.name] : []));
}

/** Everything in the database that holds any of these words, table by table. */
export async function tracesInDatabase(words: readonly string[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const { name } of await tables()) {
    const rows = await rowsWith(name, words);
    if (rows.length > 0) found[name] = rows;
  }
  return found;
}

/** What a key calls its file; any other word is itself: a hash, too, may have a slash, and next to nothing behind it. */
const nameIn = (word: string): string => /^[a-z]+\/[\da-f]{2}\/([\da-f-]{36})$/.exec(word)?.[1] ?? word;

/** Every file of the store, finished or arriving, that has any of these words in its name or its bytes; by its path there. */
export async function tracesInStore(words: readonly string[]): Promise<string[]> {
  const root = join(dataDir(), "files");
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path, "latin1");
    if (words.some((word) => path.includes(nameIn(word)) || bytes.includes(word))) found.push(relative(root, path));
  }
  return found.toSorted();
}

/** The stored objects whose removal waits in the queue. */
export async function removalsQueued(): Promise<StoredRef[]> {
  const rows = await db.execute<{ payload: { refs: StoredRef[] } }>(sql`
    select payload from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
    where task.identifier = 'media.remove'`);
  return rows.flatMap(({ payload }) => payload.refs);
}
