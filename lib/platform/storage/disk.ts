import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, open, opendir, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { newId } from "@/lib/core/ids";
import { KINDS, MissingObjectError, type ByteRange, type Kind, type Store, type StoredObject } from "./types";

const KEY = new RegExp(`^(?:${KINDS.join("|")})/[0-9a-f]{2}/[0-9a-f-]{36}$`);
/** Writes under way carry this prefix in the scratch directory, so that a sweep knows its own. */
const WRITING = "put-";

/**
 * Objects as files below one directory. A write goes to a scratch file first, which is hashed on the way, flushed, renamed into place, and
 * its directory flushed too: an object is there whole or not at all, whenever the power goes.
 *
 * @param root absolute path; scratch files live below it as well, because renaming is atomic only within one filesystem
 */
export function diskStore(root: string): Store {
  const scratch = join(root, "incoming");
  const path = (key: string): string => {
    if (!KEY.test(key)) throw new MissingObjectError(`not a key of this store: ${JSON.stringify(key)}`);
    return join(root, key);
  };

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
        if (!isMissing(error) || !(await exists(path(key)))) throw error;
      }
    },

    async get(key, range?: ByteRange) {
      const handle = await open(path(key), "r").catch((error: unknown) => {
        throw isMissing(error) ? new MissingObjectError(key) : error;
      });
      return handle.createReadStream(range && { start: range.start, end: range.end });
    },

    async head(key) {
      try {
        return { bytes: (await stat(path(key))).size };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },

    async remove(keys) {
      for (const key of keys) await rm(path(key), { force: true });
    },

    async *list() {
      for (const kind of KINDS) {
        for await (const shard of entries(join(root, kind))) {
          for await (const name of entries(join(root, kind, shard))) {
            const key = `${kind}/${shard}/${name}`;
            const found = KEY.test(key) && (await modified(join(root, key)));
            if (found) yield { key, modifiedAt: found };
          }
        }
      }
    },

    async sweep(before) {
      let removed = 0;
      for await (const name of entries(scratch)) {
        const found = name.startsWith(WRITING) && (await modified(join(scratch, name)));
        if (!found || found >= before) continue;
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
  };
}

/** A name nobody chose, spread over 256 directories by its random end (its beginning is the time). */
export function newKey(kind: Kind): string {
  const id = newId();
  return `${kind}/${id.slice(-2)}/${id}`;
}

async function writeFlushed(path: string, source: Uint8Array | Readable): Promise<{ bytes: number; sha256: string }> {
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

async function* entries(path: string): AsyncGenerator<string> {
  try {
    for await (const entry of await opendir(path)) yield entry.name;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** When a file was last written, or null when it has gone meanwhile. */
const modified = (path: string): Promise<Date | null> =>
  stat(path).then(
    ({ mtime }) => mtime,
    (error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    },
  );

const exists = (path: string): Promise<boolean> => modified(path).then((found) => found !== null);

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";
