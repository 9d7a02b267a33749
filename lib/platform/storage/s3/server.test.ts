import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { NO_S3, testBucket } from "@/scripts/testing/s3";
import { newKey } from "../keys";
import { s3Store } from ".";
import { connect, sdk } from "./client";

const bucket = testBucket();

describe.skipIf(!bucket)(`a real S3 server${bucket ? "" : `: ${NO_S3}`}`, () => {
  const settings = { ...bucket!, bucket: `halation-trial-${newId().slice(-12)}`, prefix: "photos/" };
  const Bucket = settings.bucket;

  beforeAll(async () => {
    const { CreateBucketCommand } = await sdk();
    await (await connect(settings)).send(new CreateBucketCommand({ Bucket }));
  });

  afterAll(async () => {
    const { DeleteBucketCommand, DeleteObjectsCommand, ListObjectsV2Command } = await sdk();
    const client = await connect(settings);
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
    await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: Contents.map(({ Key }) => ({ Key })) } }));
    await client.send(new DeleteBucketCommand({ Bucket }));
  });

  /** A write of two parts that has sent one and says no more. */
  async function unfinished(Key: string): Promise<void> {
    const { CreateMultipartUploadCommand, UploadPartCommand } = await sdk();
    const client = await connect(settings);
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: randomBytes(1_000) }));
  }

  const begun = async () => {
    const { ListMultipartUploadsCommand } = await sdk();
    const { Uploads = [] } = await (await connect(settings)).send(new ListMultipartUploadsCommand({ Bucket }));
    return new Set(Uploads.map(({ Key }) => Key));
  };

  it("is rid of writes that were cut off long ago, and of nobody else's", async () => {
    const store = s3Store(settings);
    const ours = [`photos/${newKey("originals")}`, `photos/${newKey("derivatives")}`];
    const theirs = ["other/thing", "photos/notes.txt"];
    for (const name of [...ours, ...theirs]) await unfinished(name);
    expect(await store.sweep(new Date())).toBe(0);
    // Clocks may differ by a quarter of an hour, and a slow part may take an hour.
    expect(await store.sweep(new Date(Date.now() + 70 * 60_000))).toBe(0);
    expect(await begun()).toEqual(new Set([...theirs, ...ours]));
    expect(await store.sweep(new Date(Date.now() + 80 * 60_000))).toBe(2);
    expect(await begun()).toEqual(new Set(theirs));
    expect(await store.sweep(new Date(Date.now() + 80 * 60_000))).toBe(0);
  });

  it("keeps what another program has put beside our objects", async () => {
    const { PutObjectCommand } = await sdk();
    const client = await connect(settings);
    for (const Key of ["photos/originals/readme.txt", "photos/zz", "originals/ab/x"])
      await client.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.from("x") }));
    const store = s3Store(settings);
    const { key } = await store.put("originals", Buffer.from("x"));
    const found: string[] = [];
    for await (const object of store.list()) found.push(object.key);
    expect(found).toEqual([key]);
  });

  it("is refused with wrong keys, or where the bucket is not", async () => {
    await s3Store(settings).vet();
    await expect(s3Store({ ...settings, secretAccessKey: "wrong" }).vet()).rejects.toThrow(
      /^The S3 store cannot be used: we may not write to it \(bucket .+ SignatureDoesNotMatch/,
    );
    await expect(s3Store({ ...settings, bucket: `${Bucket}-not` }).vet()).rejects.toThrow(/NoSuchBucket/);
  });

  it("is refused when it shows people's files to strangers", async () => {
    const { DeleteBucketPolicyCommand, PutBucketPolicyCommand } = await sdk();
    const client = await connect(settings);
    const Statement = [{ Effect: "Allow", Principal: "*", Action: ["s3:GetObject"], Resource: [`arn:aws:s3:::${Bucket}/*`] }];
    await client.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: "2012-10-17", Statement }) }));
    await expect(s3Store(settings).vet()).rejects.toThrow("shows people's files to anyone who asks");
    await client.send(new DeleteBucketPolicyCommand({ Bucket }));
    await s3Store(settings).vet();
  });
});
