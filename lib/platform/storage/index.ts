import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { dataDir } from "@/lib/core/env";
import { diskStore, newKey } from "./disk";
import { MissingObjectError, type Backend, type ByteRange, type Kind, type PutOptions, type Store, type StoredObject, type StoredRef } from "./types";

export { newKey };
export { MissingObjectError, type Backend, type ByteRange, type Kind, type StoredObject, type StoredRef } from "./types";

/** Where objects and unfinished uploads of this machine are. */
const root = (): string => join(dataDir(), "files");

/** The stores this instance can read. New objects go to the first. */
const stores = (): [Store, ...Store[]] => [diskStore(root())];

function storeOf(backend: Backend): Store {
  const store = stores().find((candidate) => candidate.backend === backend);
  if (!store) throw new Error(`an object lives in the store "${backend}", which is not configured`);
  return store;
}

/** Stores bytes under a generated key; durable when it resolves. */
export const put = (kind: Kind, source: Uint8Array | Readable, options?: PutOptions): Promise<StoredObject> => stores()[0].put(kind, source, options);

/** Takes over a finished file of this machine as an object whose content is known already. */
export async function adopt(object: StoredObject, path: string): Promise<void> {
  await storeOf(object.backend).adopt(object.key, path);
}

/** The store that new objects go to. */
export const currentBackend = (): Backend => stores()[0].backend;

/**
 * Opens an object, or a part of it, for reading. The caller destroys the stream if it stops early.
 *
 * @throws MissingObjectError
 */
export const get = ({ backend, key }: StoredRef, range?: ByteRange): Promise<Readable> => storeOf(backend).get(key, range);

/** The whole content of an object. */
export const read = async (ref: StoredRef): Promise<Buffer> => buffer(await get(ref));

/** The content of an object as it was written down, or null when the store no longer has it so. */
export async function readIntact({ sha256, ...ref }: StoredRef & Pick<StoredObject, "sha256">): Promise<Buffer | null> {
  try {
    const bytes = await read(ref);
    return createHash("sha256").update(bytes).digest("hex") === sha256 ? bytes : null;
  } catch (error) {
    if (error instanceof MissingObjectError) return null;
    throw error;
  }
}

/** One name for one thing that is made of a file, so that making it a second time writes over what a first try left. */
export function keyOfMade(kind: Kind, fileId: string, variant: string): string {
  const hex = createHash("sha256").update(`${fileId}/${variant}`).digest("hex");
  const name = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
  return `${kind}/${name.slice(-2)}/${name}`;
}

/** The size of an object in bytes, or null when there is none. */
export const head = ({ backend, key }: StoredRef): Promise<{ bytes: number } | null> => storeOf(backend).head(key);

/** Removes objects, with what has arrived of those that are still under way; those that are gone already are no failure. */
export async function remove(refs: readonly StoredRef[]): Promise<void> {
  // What arrives goes first: the other way round it could become the object in between.
  for (const { key } of refs) await rm(arrivingPath(key), { force: true });
  for (const [backend, group] of Map.groupBy(refs, (ref) => ref.backend)) await storeOf(backend).remove(group.map((ref) => ref.key));
}

/** Every object there is, for the sweep. */
export async function* list(): AsyncGenerator<StoredRef & { modifiedAt: Date }> {
  for (const store of stores()) for await (const found of store.list()) yield { backend: store.backend, ...found };
}

/** Removes what writes cut off before the given instant have left behind; answers how many. */
export async function sweepWrites(before: Date): Promise<number> {
  let removed = 0;
  for (const store of stores()) removed += await store.sweep(before);
  return removed;
}

/** Rejects when an object could not be written now. */
export const health = (): Promise<void> => stores()[0].health();

/** A directory for files that are still arriving; on one filesystem with the objects where those are on disk. */
export const scratchDirectory = (): string => join(root(), "incoming");

/** How the names of files begin that are still arriving. */
export const ARRIVING = "upload-";

/** Where the bytes of an object gather that arrives in pieces, until they are adopted. */
export const arrivingPath = (key: string): string => join(scratchDirectory(), ARRIVING + key.slice(key.lastIndexOf("/") + 1));
