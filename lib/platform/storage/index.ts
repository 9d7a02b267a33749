import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { dataDir } from "@/lib/core/env";
import { diskStore } from "./disk";
import { kindOf } from "./keys";
import { s3Store } from "./s3";
import { backendsOf, storageSettings } from "./settings";
import { uploadThingStore } from "./uploadthing";
import {
  DamagedObjectError,
  MissingObjectError,
  type Backend,
  type ByteRange,
  type Kind,
  type ListedObject,
  type PutOptions,
  type Store,
  type StoredObject,
  type StoredRef,
} from "./types";

export { newKey } from "./keys";
export { MissingObjectError, type Backend, type ByteRange, type Kind, type StoredObject, type StoredRef } from "./types";

/** Where objects and unfinished uploads of this machine are. */
const root = (): string => join(dataDir(), "files");

/** A hosted store keeps its connections as long as its settings are the same. */
const hosted = new Map<string, Store>();

function keep(settings: object, make: () => Store): Store {
  const made = JSON.stringify(settings);
  const store = hosted.get(made) ?? make();
  hosted.set(made, store);
  return store;
}

/** The stores this instance can read. New objects go to the first. */
function stores(): [Store, ...Store[]] {
  const settings = storageSettings();
  const make: Record<Backend, () => Store> = {
    disk: () => diskStore(root()),
    s3: () => keep(settings.s3!, () => s3Store(settings.s3!)),
    uploadthing: () => keep(settings.uploadthing!, () => uploadThingStore(settings.uploadthing!, scratchDirectory())),
  };
  const [first, ...others] = backendsOf(settings);
  return [make[first](), ...others.map((backend) => make[backend]())];
}

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
export const currentBackend = (): Backend => backendsOf(storageSettings())[0];

/** The stores this instance can read; it writes to the first. */
export const backends = (): Backend[] => backendsOf(storageSettings());

/**
 * Opens an object, or a part of it, for reading. The caller destroys the stream if it stops early.
 *
 * @throws MissingObjectError
 */
export const get = ({ backend, key }: StoredRef, range?: ByteRange): Promise<Readable> => storeOf(backend).get(key, range);

/**
 * The whole content of an object.
 *
 * @throws MissingObjectError
 */
export async function read({ backend, key }: StoredRef): Promise<Buffer> {
  const store = storeOf(backend);
  return store.read ? store.read(key) : buffer(await store.get(key));
}

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

/** One name for one thing that is made of another, so that whoever makes it a second time writes over what a first try left, or finds it. */
export function keyOfMade(kind: Kind, id: string, variant: string): string {
  const hex = createHash("sha256").update(`${id}/${variant}`).digest("hex");
  const name = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
  return `${kind}/${name.slice(-2)}/${name}`;
}

/** The size of an object in bytes, or null when there is none. */
export const head = ({ backend, key }: StoredRef): Promise<{ bytes: number } | null> => storeOf(backend).head(key);

/**
 * Copies an object into another store, under a name never used before, and reads the copy back. When it fails, no copy is left.
 *
 * @param options.type the media type, for stores that keep one
 * @throws MissingObjectError when there is nothing to copy
 * @throws DamagedObjectError when what is there is not what its row says, or the copy is not
 */
export async function copy(object: StoredObject, to: Backend, { type, signal }: { type?: string; signal?: AbortSignal } = {}): Promise<StoredObject> {
  signal?.throwIfAborted();
  const source = await get(object);
  const stop = (): void => void source.destroy(signal?.reason as Error);
  signal?.addEventListener("abort", stop, { once: true });
  const made = await storeOf(to)
    .put(kindOf(object.key), source, { type })
    .finally(() => {
      signal?.removeEventListener("abort", stop);
      source.destroy();
    });
  try {
    if (!isSame(made, object)) throw new DamagedObjectError(`${object.backend}:${object.key} is not what its row says`);
    if (!isSame(await contentOf(made), object)) throw new DamagedObjectError(`the copy of ${object.backend}:${object.key} is not what was written`);
    return made;
  } catch (error) {
    await storeOf(to).remove([made.key]);
    throw error;
  }
}

type Content = Pick<StoredObject, "bytes" | "sha256">;

const isSame = (a: Content, b: Content): boolean => a.bytes === b.bytes && a.sha256 === b.sha256;

/** What is really there, read from beginning to end. */
async function contentOf(ref: StoredRef): Promise<Content> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of (await get(ref)) as AsyncIterable<Uint8Array>) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** Removes objects, with what has arrived of those that are still under way; those that are gone already are no failure. */
export async function remove(refs: readonly StoredRef[]): Promise<void> {
  // What arrives goes first: the other way round it could become the object in between.
  for (const { key } of refs) await rm(arrivingPath(key), { force: true });
  for (const [backend, group] of Map.groupBy(refs, (ref) => ref.backend)) await storeOf(backend).remove(group.map((ref) => ref.key));
}

/** Every object in a store (the current one unless told), in the order of their keys' bytes. */
export const list = (backend = currentBackend()): AsyncIterable<ListedObject> => storeOf(backend).list();

/** Removes what writes cut off before the given instant have left behind; answers how many. */
export async function sweepWrites(before: Date): Promise<number> {
  let removed = 0;
  for (const store of stores()) removed += await store.sweep(before);
  return removed;
}

/** Rejects when an object could not be written now. */
export const health = (): Promise<void> => stores()[0].health();

/**
 * Looks at every store before an instance begins to use them.
 *
 * @throws Refusal when one can never do what is asked of it, or would show people's files to anyone
 */
export async function vetStores(): Promise<void> {
  for (const store of stores()) await store.vet();
}

/** A directory for files that are still arriving; on one filesystem with the objects where those are on disk. */
export const scratchDirectory = (): string => join(root(), "incoming");

/** How the names of files begin that are still arriving. */
export const ARRIVING = "upload-";

/** Where the bytes of an object gather that arrives in pieces, until they are adopted. */
export const arrivingPath = (key: string): string => join(scratchDirectory(), ARRIVING + key.slice(key.lastIndexOf("/") + 1));
