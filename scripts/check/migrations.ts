import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import postgres from "postgres";

const SCHEMA = "./db/schema/index.ts";
const MIGRATIONS = "db/migrations";
/** Extensions and functions, which the schema rests on and Drizzle does not describe. */
const GROUND = "0000_extensions.sql";

/**
 * What a new migration would have to say: empty when the migrations make exactly the schema.
 *
 * @param migrated a database the migrations were applied to
 * @param empty another on the same server, which is filled with what the schema describes
 */
export async function drift(migrated: string, empty: string, schema = SCHEMA): Promise<string[]> {
  const pending = ungenerated(schema);
  const [ours, theirs] = [postgres(migrated, { max: 1, onnotice: () => undefined }), postgres(empty, { max: 1, onnotice: () => undefined })];
  try {
    await theirs.unsafe(readFileSync(join(MIGRATIONS, GROUND), "utf8"));
    await theirs.unsafe(drizzleKit("export", `--schema=${schema}`));
    const [have, want] = [await describe(ours), await describe(theirs)];
    return [
      ...pending,
      ...[...want].filter((line) => !have.has(line)).map((line) => `migrations lack: ${line}`),
      ...[...have].filter((line) => !want.has(line)).map((line) => `schema lacks: ${line}`),
    ];
  } finally {
    await ours.end();
    await theirs.end();
  }
}

/** Files that `drizzle-kit generate` would add. */
function ungenerated(schema: string): string[] {
  const copy = mkdtempSync(join(tmpdir(), "halation-drift-"));
  try {
    cpSync(MIGRATIONS, copy, { recursive: true });
    const before = new Set(readdirSync(copy));
    const said = drizzleKit("generate", `--schema=${schema}`, `--out=${relative(process.cwd(), copy)}`);
    // Asked about a rename, it has nobody to ask, writes nothing and calls it a success.
    if (!/No schema changes|Your SQL migration/.test(said)) return [`drizzle-kit generate: ${said.trim()}`];
    return readdirSync(copy)
      .filter((name) => !before.has(name))
      .map((name) => `not generated yet: ${name}`);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function drizzleKit(command: string, ...args: string[]): string {
  const done = spawnSync(process.execPath, ["node_modules/drizzle-kit/bin.cjs", command, "--dialect=postgresql", ...args], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`drizzle-kit ${command} failed: ${done.stdout}${done.stderr}`);
  return done.stdout;
}

/** Tables, constraints and indexes of the product as lines of text; the order of columns is of no interest. */
async function describe(sql: postgres.Sql): Promise<Set<string>> {
  const rows = await sql<{ line: string }[]>`
    select format('%s.%s %s%s default %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
      coalesce(pg_get_expr(d.adbin, d.adrelid), 'nothing')) as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'm', 'v') and a.attnum > 0 and not a.attisdropped
    union all
    select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
    union all
    select indexdef from pg_indexes where schemaname = 'public'`;
  return new Set(rows.map(({ line }) => line));
}
