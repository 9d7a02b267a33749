import { createHash, type Hash } from "node:crypto";
import { constants } from "node:fs";
import { mkdir, open, readdir, rm, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { sniffFile, type FileType } from "@/lib/core/attached";
import { DIRECTORY_BYTES, directoryAt, sniff, SNIFF_BYTES } from "@/lib/core/sniff";
import { ARRIVING, arrivingPath, scratchDirectory } from "@/lib/platform/storage";
import { IngestRefusal } from "./refusal";

/** How many bytes have arrived so far, or null before the first. */
export async function partialBytes(objectKey: string): Promise<number | null> {
  try {
    return (await stat(arrivingPath(objectKey))).size;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Removes what has arrived of an upload from the disk; nothing there is no error. */
export const removePartial = (objectKey: string): Promise<void> => rm(arrivingPath(objectKey), { force: true });

/** The unfinished uploads on this disk, by the id their object would have, and when each was last written. */
export async function listPartials(): Promise<{ path: string; id: string; modifiedAt: Date }[]> {
  const names = await readdir(scratchDirectory()).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const found = names
    .filter((name) => name.startsWith(ARRIVING))
    .map(async (name) => {
      const path = join(scratchDirectory(), name);
      const status = await stat(path).catch(() => null);
      return status ? [{ path, id: name.slice(ARRIVING.length), modifiedAt: status.mtime }] : [];
    });
  return (await Promise.all(found)).flat();
}

/** What an upload has to be, as its signed address says; `anything` where its type does not matter. */
type Expected = { size: number; type: string; anything: boolean };
/** The digests are hexadecimal. */
export type Content = { bytes: number; sha256: string; md5: string; type: FileType };

/**
 * Writes content from an offset on and, once it is complete, answers what it is. All that was written is flushed before this ends, also when
 * it fails, so that the next request can count on it.
 *
 * @param start bytes that are there already and stay; whatever follows them is replaced
 * @throws IngestRefusal when the content is not what was announced, or breaks off
 */
export async function receive(objectKey: string, start: number, content: AsyncIterable<Uint8Array>, expected: Expected): Promise<Content> {
  await mkdir(scratchDirectory(), { recursive: true });
  const file = await open(arrivingPath(objectKey), constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    if (start > (await file.stat()).size) throw new IngestRefusal("offset");
    await file.truncate(start);
    const digests = start === 0 ? new Digests() : null;
    let type = await typeOf(file, start, expected);
    let bytes = start;
    for await (const piece of content) {
      if (bytes + piece.length > expected.size) throw new IngestRefusal("size");
      await writeAll(file, piece, bytes);
      digests?.update(piece);
      bytes += piece.length;
      type ??= await typeOf(file, bytes, expected);
    }
    if (bytes !== expected.size) throw new IngestRefusal("size");
    type ??= await typeOf(file, Infinity, expected);
    return { bytes, type: type!, ...(digests ?? (await digestsOf(file))).hex() };
  } finally {
    await flushAndClose(file);
  }
}

async function flushAndClose(file: FileHandle): Promise<void> {
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The type as soon as enough bytes are there to tell; refuses what is no picture, or another than was claimed, unless anything will do. */
async function typeOf(file: FileHandle, bytes: number, { type: claimed, anything }: Expected): Promise<FileType | null> {
  if (bytes < SNIFF_BYTES) return null;
  const head = await bytesAt(file, 0, SNIFF_BYTES);
  // Camera RAW is told from TIFF by a directory, which may be anywhere.
  const at = directoryAt(head);
  if (at !== null && bytes < at + DIRECTORY_BYTES) return null;
  const directory = at === null ? undefined : await bytesAt(file, at, DIRECTORY_BYTES);
  if (anything) return sniffFile(head, directory);
  const type = sniff(head, directory);
  if (!type) throw new IngestRefusal("type");
  if (type !== claimed) throw new IngestRefusal("mismatch");
  return type;
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  // A place beyond what files can have is as empty as one beyond this file's end.
  if (!Number.isSafeInteger(position)) return Buffer.alloc(0);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

class Digests {
  readonly #sha256: Hash = createHash("sha256");
  readonly #md5: Hash = createHash("md5");

  update(piece: Uint8Array): void {
    this.#sha256.update(piece);
    this.#md5.update(piece);
  }

  hex(): { sha256: string; md5: string } {
    return { sha256: this.#sha256.digest("hex"), md5: this.#md5.digest("hex") };
  }
}

/** A resumed upload is read once more: its beginning passed through another request, perhaps another process. */
async function digestsOf(file: FileHandle): Promise<Digests> {
  const digests = new Digests();
  for await (const piece of file.createReadStream({ start: 0, autoClose: false })) digests.update(piece as Buffer);
  return digests;
}

async function writeAll(file: FileHandle, piece: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < piece.length;) {
    const { bytesWritten } = await file.write(piece, done, piece.length - done, position + done);
    done += bytesWritten;
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";
