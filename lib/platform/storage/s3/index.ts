import type { S3Client } from "@aws-sdk/client-s3";
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import { demandKey, isKey, newKey } from "../keys";
import type { S3Settings } from "../settings";
import { KINDS, MissingObjectError, type ListedObject, type Store } from "../types";
import { connect, isMissing, sdk } from "./client";
import { sweepWrites } from "./sweep";
import { probe, vet } from "./vet";
import { write } from "./write";

/** S3 lists and removes this many at once. */
const PAGE = 1_000;
/** S3 refuses requests whose clock is further than this from its own, so its clock is no further from ours. Milliseconds. */
const CLOCK_SKEW_MS = 15 * 60_000;
/** A write that has sent no part for so long has ended. Milliseconds. */
const WRITE_SILENCE_MS = 60 * 60_000;
/** Milliseconds for which a successful write is believed: a health check comes every few seconds, and each write costs. */
const WELL_FOR_MS = 60_000;

/** Objects in a bucket of a server that speaks S3. Nobody but us ever reads them there: all are private, and no address of one is given away. */
export function s3Store(settings: S3Settings): Store {
  const { bucket: Bucket, prefix } = settings;
  let connected: Promise<S3Client> | undefined;
  const client = (): Promise<S3Client> => (connected ??= connect(settings));
  const named = (key: string): { Bucket: string; Key: string } => ({ Bucket, Key: prefix + demandKey(key) });
  let wellUntil = 0;

  const store: Store = {
    backend: "s3",

    async put(kind, source, { key = newKey(kind), type = "application/octet-stream" } = {}) {
      const target = { ...named(key), ContentType: type };
      return { backend: "s3", key, ...(await write(await client(), target, source)) };
    },

    async adopt(key, path) {
      try {
        await write(await client(), { ...named(key), ContentType: "application/octet-stream" }, createReadStream(path));
      } catch (error) {
        const gone = error instanceof Error && "code" in error && error.code === "ENOENT";
        if (!gone || !(await store.head(key))) throw error;
      }
      await rm(path, { force: true });
    },

    async get(key, range) {
      const { GetObjectCommand } = await sdk();
      const Range = range && `bytes=${range.start}-${range.end}`;
      try {
        const { Body, ContentLength } = await (await client()).send(new GetObjectCommand({ ...named(key), Range }));
        const stream = Body as Readable;
        if (!range || ContentLength === range.end - range.start + 1) return stream;
        stream.destroy();
      } catch (error) {
        throw isMissing(error) ? new MissingObjectError(key, { cause: error }) : error;
      }
      throw new Error(`the S3 server did not send the part of ${key} that was asked for`);
    },

    async head(key) {
      const { HeadObjectCommand } = await sdk();
      try {
        const { ContentLength } = await (await client()).send(new HeadObjectCommand(named(key)));
        return { bytes: ContentLength ?? 0 };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },

    async remove(keys) {
      const { DeleteObjectsCommand } = await sdk();
      const all = keys.map((key) => ({ Key: named(key).Key }));
      for (let from = 0; from < all.length; from += PAGE) {
        const Delete = { Objects: all.slice(from, from + PAGE), Quiet: true };
        const { Errors = [] } = await (await client()).send(new DeleteObjectsCommand({ Bucket, Delete }));
        const failed = Errors.find(({ Code }) => Code !== "NoSuchKey");
        if (failed) throw new Error(`the S3 server did not remove ${failed.Key}: ${failed.Code} ${failed.Message}`);
      }
    },

    async *list() {
      const { paginateListObjectsV2 } = await sdk();
      for (const kind of KINDS.toSorted()) {
        const pages = paginateListObjectsV2({ client: await client(), pageSize: PAGE }, { Bucket, Prefix: `${prefix}${kind}/` });
        for await (const { Contents = [] } of pages) yield* Contents.flatMap(listed);
      }
    },

    async sweep(before) {
      const silentSince = new Date(before.getTime() - CLOCK_SKEW_MS - WRITE_SILENCE_MS);
      return sweepWrites(await client(), Bucket, (name) => name.startsWith(prefix) && isKey(name.slice(prefix.length)), silentSince);
    },

    async health() {
      if (Date.now() < wellUntil) return;
      await probe(await client(), settings);
      wellUntil = Date.now() + WELL_FOR_MS;
    },

    vet: async () => vet(await client(), settings),
  };

  function listed({ Key = "", Size = 0, LastModified }: { Key?: string; Size?: number; LastModified?: Date }): ListedObject[] {
    const key = Key.slice(prefix.length);
    return isKey(key) ? [{ key, bytes: Size, modifiedAt: new Date((LastModified?.getTime() ?? Date.now()) + CLOCK_SKEW_MS) }] : [];
  }

  return store;
}
