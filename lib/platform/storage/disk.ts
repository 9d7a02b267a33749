import { createHash } from "node:crypto";
import { constants, type Stats } from "node:fs";
import { access, mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { newId } from "@/lib/core/ids";
import { demandKey, isKey, newKey } from "./keys";
import { KINDS, MissingObjectError, type ByteRange, type Kind, type Store, type StoredObject } from "./types";

/** Writes under way carry this prefix in the scratch directory, so that a sweep knows its own. */
export const WRITING = "put-";

/**
 * Objects as files below one directory. A write goes to a scratch file first, which is hashed on the way, flushed, renamed into place, and
 * its directory flushed too: an object is there whole or not at all, whenever the power goes.
 *
 * @param root absolute path; scratch files live below it as well, because renaming is atomic only within one filesystem
 */
export function diskStore(root: string): Store {
  const scratch = join(root, "incoming");
  const path = (key: string): string => join(root, demandKey(key));

  async function moveIntoPlace(from: string, key: string): Promise<void> {
    const target = path(key);
    await makeDirectory(dirname(target));
    await rename(from, target);
    await syncDirectory(dirname(target));
  }

  return {
    backend: "disk",

    async put(kind: Kind, source, { key = newKey(kind) } = {}): Promise<StoredObject> {
      path(key);
      await mkdir(scratch, { recursive: true });
      const temporary = join(scratch, WRITING + newId());
      try {
        const written = await writeFlushed(temporary, source);
        await moveIntoPlace(temporary, key);
        return { backend: "disk", key, ...written };
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },

    async adopt(key, from) {
      try {
        await moveIntoPlace(from, key);
      } catch (error) {
        if (!isMissing(error) || !(await statusOf(path(key)))) throw error;
      }
    },

    async get(key, range?: ByteRange) {
      const handle = await open(path(key), "r").catch((error: unknown) => refuseMissing(key, error));
      return handle.createReadStream(range && { start: range.start, end: range.end });
    },

    read: async (key) => readFile(path(key)).catch((error: unknown) => refuseMissing(key, error)),

    async head(key) {
      const found = await statusOf(path(key));
      return found && { bytes: found.size };
    },

    async remove(keys) {
      for (const key of keys) await rm(path(key), { force: true });
    },

    async *list() {
      for (const kind of KINDS.toSorted()) {
        for (const shard of await entries(join(root, kind))) {
          for (const name of await entries(join(root, kind, shard))) {
            const key = `${kind}/${shard}/${name}`;
            const found = isKey(key) && (await statusOf(join(root, key)));
            if (found) yield { key, bytes: found.size, modifiedAt: found.mtime };
          }
        }
      }
    },

    async sweep(before) {
      let removed = 0;
      for (const name of await entries(scratch)) {
        const found = name.startsWith(WRITING) && (await statusOf(join(scratch, name)));
        if (!found || found.mtime >= before) continue;
        await rm(join(scratch, name), { force: true });
        removed += 1;
      }
      return removed;
    },

    async health() {
      await mkdir(scratch, { recursive: true });
      await access(scratch, constants.R_OK | constants.W_OK | constants.X_OK);
      const probe = join(scratch, WRITING + newId());
      try {
        await writeFlushed(probe, Buffer.from("ok"));
      } finally {
        await rm(probe, { force: true });
      }
    },

    // Whether DATA_DIR may be written to has been looked at before anything else was.
    vet: () => Promise.resolve(),
  };
}

/** Writes a new file, which is on the disk when this resolves, and answers what went into it. */
export async function writeFlushed(path: string, source: Uint8Array | Readable): Promise<{ bytes: number; sha256: string }> {
  const handle = await open(path, "wx");
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of source instanceof Uint8Array ? [source] : (source as AsyncIterable<Uint8Array>)) {
      hash.update(chunk);
      await handle.writeFile(chunk);
      bytes += chunk.length;
    }
    await handle.sync();
    return { bytes, sha256: hash.digest("hex") };
  } finally {
    await handle.close();
  }
}

/** Makes a directory and, if it is new, its entry in the parent durable. */
async function makeDirectory(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncDirectory(dirname(made));
}

/** Flushes a directory's entries. Windows cannot open directories; its filesystem journals renames by itself. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === "win32") return;
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, "r");
    await handle.sync();
  } finally {
    await handle?.close();
  }
}

/** The names in a directory in the order of their bytes; none where there is no directory. */
async function entries(path: string): Promise<string[]> {
  try {
    return (await readdir(path)).toSorted((a, b) => (a < b ? -1 : 1));
  } catch (error) {
    if (isMissing(error) || isNoDirectory(error)) return [];
    throw error;
  }
}

/** What the system says of a file, or null when it has gone meanwhile. */
const statusOf = (path: string): Promise<Stats | null> =>
  stat(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });

function refuseMissing(key: string, error: unknown): never {
  throw isMissing(error) ? new MissingObjectError(key) : error;
}

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

const isNoDirectory = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOTDIR";
