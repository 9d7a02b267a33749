import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import { holderOf } from "@/scripts/supervisor/lock";

type PhotoRow = { id: string; status: string; fileName: string; bytes: number; key: string | null; sha256: string | null };

type FileRow = { key: string; bytes: number; sha256: string };

/** Seconds; longer than any instance that is tried lives. */
const EVER = 1e8;

/** The instance's own state, as its database and its disk have it. Reads past the product, which is what is being tried. */
export class Ground {
  readonly #sql: Sql;
  readonly #files: string;

  constructor(dataDir: string) {
    this.#sql = postgres(holderOf(dataDir)?.databaseUrl ?? "", { max: 1, connect_timeout: 5, onnotice: () => undefined });
    this.#files = join(dataDir, "files");
  }

  /** Every photo with its original, whatever its state; or those that came in the last so many seconds. */
  photos = (within = EVER): Promise<PhotoRow[]> => this.#sql<PhotoRow[]>`
    select p.id, p.status, p.file_name as "fileName", p.bytes::int, f.key, f.sha256
    from photos p
    left join photo_files pf on pf.photo_id = p.id and pf.variant = 'original'
    left join files f on f.id = pf.file_id
    where p.created_at > now() - make_interval(secs => ${within})`;

  /** Every stored file, or those that were written down in the last so many seconds. */
  rows = (within = EVER): Promise<FileRow[]> =>
    this.#sql<FileRow[]>`select key, bytes::int, sha256 from files where created_at > now() - make_interval(secs => ${within})`;

  /** Photos that have another number of pictures or versions than they say: made twice, or half. */
  async uneven(): Promise<string[]> {
    const rows = await this.#sql<{ id: string }[]>`
      select id from photos p
      where status in ('draft', 'ready')
        and ((select count(*) from photo_files f where f.photo_id = p.id and f.variant like 'w%') <> cardinality(p.widths) or cardinality(p.widths) = 0
          or (select count(*) from photo_versions v where v.photo_id = p.id) <> 1)`;
    return rows.map(({ id }) => id);
  }

  /** Jobs of any kind that could be done now, and those given up on. */
  async unfinished(): Promise<{ due: number; givenUp: number }> {
    const [row] = await this.#sql<{ due: number; givenUp: number }[]>`
      select count(*) filter (where locked_at is not null or (attempts < max_attempts and (attempts > 0 or run_at <= now())))::int as due,
        count(*) filter (where locked_at is null and attempts >= max_attempts)::int as "givenUp"
      from graphile_worker.jobs`;
    return row ?? { due: 0, givenUp: 0 };
  }

  /** Everything below DATA_DIR/files, by its path there. */
  async onDisk(): Promise<string[]> {
    const entries = await readdir(this.#files, { recursive: true, withFileTypes: true });
    return entries.flatMap((entry) => (entry.isFile() ? [relative(this.#files, join(entry.parentPath, entry.name))] : [])).toSorted();
  }

  digestOf = async (key: string): Promise<string> =>
    createHash("sha256")
      .update(await readFile(join(this.#files, key)))
      .digest("hex");

  sizeOf = (key: string): Promise<number | null> =>
    stat(join(this.#files, key)).then(
      ({ size }) => size,
      () => null,
    );

  close = (): Promise<void> => this.#sql.end({ timeout: 1 });
}

/** What is wrong at this moment: photos without their file, rows without their bytes. Null when the database cannot be asked. */
export async function faults(ground: Ground, within?: number): Promise<string[] | null> {
  const asked = await Promise.all([ground.photos(within), ground.rows(within)]).catch(() => null);
  if (!asked) return null;
  const [photos, rows] = asked;
  const bare = photos.filter(({ key, status }) => key === null && status !== "failed").map(({ id, status }) => `${status} photo ${id} has no file`);
  const sizes = await Promise.all(rows.map(async ({ key, bytes }) => ({ key, bytes, found: await ground.sizeOf(key) })));
  return [
    ...bare,
    ...sizes.filter(({ bytes, found }) => bytes !== found).map(({ key, bytes, found }) => `${key}: ${found} bytes on disk, ${bytes} in its row`),
  ];
}

/**
 * Looks again and again until told to stop; answers all that was ever wrong, and how often it could look.
 *
 * @param within looks at what came in the last so many seconds, where there is much; at everything unless told
 */
export function watch(ground: Ground, within?: number): { stop: () => Promise<{ seen: string[]; looks: number }> } {
  const seen = new Set<string>();
  let looks = 0;
  let stopped = false;
  const watching = (async () => {
    for (; !stopped; await pause(50)) {
      const found = await faults(ground, within);
      for (const fault of found ?? []) seen.add(fault);
      if (found) looks += 1;
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await watching;
      return { seen: [...seen], looks };
    },
  };
}
