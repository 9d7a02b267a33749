import type { CompletedPart, S3Client } from "@aws-sdk/client-s3";
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { log } from "@/lib/core/log";
import { sdk } from "./client";

/** Bytes of a part. S3 takes none smaller than 5 MiB but the last, and 10,000 of them: this is enough for objects of 78 GiB. */
export const PART_BYTES = 8 * 1024 * 1024;

export type Target = { Bucket: string; Key: string; ContentType: string };
type Written = { bytes: number; sha256: string };

/**
 * Writes an object: in one request what fits into one part, in several what does not. Either way it is there whole or not at all, and at most
 * two parts are in memory. When it fails, parts that have arrived are given up; if that fails too, a sweep finds them.
 */
export async function write(client: S3Client, target: Target, source: Uint8Array | Readable): Promise<Written> {
  const hash = createHash("sha256");
  let bytes = 0;
  const pieces = parts(source, (piece) => {
    hash.update(piece);
    bytes += piece.length;
  });
  try {
    const first = await pieces.next();
    const second = await pieces.next();
    if (second.done) await writeWhole(client, target, first.done ? Buffer.alloc(0) : first.value);
    else await writeInParts(client, target, chain([first.value as Buffer, second.value], pieces));
  } finally {
    await pieces.return(undefined);
  }
  return { bytes, sha256: hash.digest("hex") };
}

async function writeWhole(client: S3Client, target: Target, body: Buffer): Promise<void> {
  const { PutObjectCommand } = await sdk();
  await client.send(new PutObjectCommand({ ...target, Body: body }));
}

async function writeInParts(client: S3Client, target: Target, pieces: AsyncIterable<Buffer>): Promise<void> {
  const { CompleteMultipartUploadCommand, CreateMultipartUploadCommand, UploadPartCommand } = await sdk();
  const { Bucket, Key } = target;
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(target));
  try {
    const arrived: CompletedPart[] = [];
    for await (const Body of pieces) {
      const PartNumber = arrived.length + 1;
      const { ETag } = await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
      arrived.push({ ETag, PartNumber });
    }
    await client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts: arrived } }));
  } catch (error) {
    await giveUp(client, { Bucket, Key, UploadId }).catch((err: unknown) => log.warn({ err, key: Key }, "the parts of a failed write could not be removed"));
    throw error;
  }
}

/** Removes the parts of a write that will not end; those that are gone already are no failure. */
export async function giveUp(client: S3Client, upload: { Bucket: string; Key: string; UploadId: string | undefined }): Promise<void> {
  const { AbortMultipartUploadCommand } = await sdk();
  try {
    await client.send(new AbortMultipartUploadCommand(upload));
  } catch (error) {
    if (!(error instanceof Error && error.name === "NoSuchUpload")) throw error;
  }
}

/** Cuts a source into parts of one size; the last is what is left. Each piece is shown as it comes. */
async function* parts(source: Uint8Array | Readable, see: (piece: Uint8Array) => void): AsyncGenerator<Buffer, undefined> {
  let gathered: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source instanceof Uint8Array ? [source] : (source as AsyncIterable<Uint8Array>)) {
    see(piece);
    for (let rest = piece; rest.length > 0;) {
      const taken = rest.subarray(0, PART_BYTES - length);
      gathered.push(taken);
      length += taken.length;
      rest = rest.subarray(taken.length);
      if (length < PART_BYTES) continue;
      yield Buffer.concat(gathered, length);
      gathered = [];
      length = 0;
    }
  }
  if (length > 0) yield Buffer.concat(gathered, length);
}

async function* chain(first: Buffer[], rest: AsyncGenerator<Buffer, undefined>): AsyncGenerator<Buffer, undefined> {
  yield* first;
  yield* rest;
}
