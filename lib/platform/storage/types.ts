import type { Readable } from "node:stream";

/** Where bytes can live. Rows keep this beside the key, so that a change of configuration moves nothing. */
export type Backend = "disk" | "s3" | "uploadthing";

/** What an object is for; the first part of its key. */
export const KINDS = ["originals", "derivatives", "portraits", "archives"] as const;
export type Kind = (typeof KINDS)[number];

/** Names one stored object. */
export type StoredRef = { backend: Backend; key: string };

/** A stored object as it should be written down: its content is known, so anyone can check it later. */
export type StoredObject = StoredRef & {
  bytes: number;
  /** Hexadecimal, of the whole content. */
  sha256: string;
};

/** A part of an object, in bytes from its start; both ends belong to it, as in HTTP. */
export type ByteRange = { start: number; end: number };

export type PutOptions = {
  /** A key made by `newKey` earlier, when the name has to be known before the bytes are. */
  key?: string;
  /** The media type, for stores that keep one. */
  type?: string;
};

/** A named object does not exist in the store. */
export class MissingObjectError extends Error {
  override readonly name = "MissingObjectError";
}

/** Bytes are not what was written down about them. */
export class DamagedObjectError extends Error {
  override readonly name = "DamagedObjectError";
}

/** What a store says of one of its objects. */
export type ListedObject = {
  key: string;
  bytes: number;
  /** When it was last written, by our clock; rather too late than too early where the store's clock is another. */
  modifiedAt: Date;
};

/** What every store can do. Writes are durable when they resolve; objects never change once written. */
export type Store = {
  readonly backend: Backend;
  /** Stores bytes under a generated key. */
  put(kind: Kind, source: Uint8Array | Readable, options?: PutOptions): Promise<StoredObject>;
  /** Takes over a finished, flushed file of this machine as the object `key`, and the file is gone; repeating it after a crash is harmless. */
  adopt(key: string, path: string): Promise<void>;
  /** @throws MissingObjectError */
  get(key: string, range?: ByteRange): Promise<Readable>;
  /** A whole object, where the store has a cheaper way to it than piece by piece; throws as `get` does. */
  read?(key: string): Promise<Buffer>;
  head(key: string): Promise<{ bytes: number } | null>;
  /** Removing what is not there is no failure. */
  remove(keys: readonly string[]): Promise<void>;
  /** Every object, in the order of their keys' bytes. */
  list(): AsyncIterable<ListedObject>;
  /** Removes what writes that never ended have left, if it was last touched before the given instant. */
  sweep(before: Date): Promise<number>;
  /** Rejects when an object could not be written now. */
  health(): Promise<void>;
  /**
   * Looks, before an instance begins to use it, whether the store is what was asked for. One that does not answer now may answer later, and
   * is let pass: `health` tells.
   *
   * @throws Refusal when it never will, or would show people's files to anyone
   */
  vet(): Promise<void>;
};
