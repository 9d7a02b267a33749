import type { S3Client } from "@aws-sdk/client-s3";
import { Refusal } from "@/lib/core/refusal";
import { newKey } from "../keys";
import type { S3Settings } from "../settings";
import { connect, isMissing, sdk, statusOf } from "./client";

/** What is written to learn whether writing works. Of no kind of ours, so no list has it. */
const PROBE = "probe";

const probeOf = ({ bucket, prefix }: S3Settings): { Bucket: string; Key: string } => ({ Bucket: bucket, Key: prefix + PROBE });

/** Writes a few bytes, always the same ones in the same place. */
export async function probe(client: S3Client, settings: S3Settings): Promise<void> {
  const { PutObjectCommand } = await sdk();
  await client.send(new PutObjectCommand({ ...probeOf(settings), Body: Buffer.from("ok"), ContentType: "text/plain" }));
}

/**
 * Does once all that an instance will do, and one thing that must fail: reading as a stranger.
 *
 * @throws Refusal when the server says no for good. A server that does not answer, or has a fault, is waited for like any other part.
 */
export async function vet(client: S3Client, settings: S3Settings): Promise<void> {
  const { GetObjectCommand, HeadObjectCommand, ListMultipartUploadsCommand, ListObjectsV2Command } = await sdk();
  const { bucket: Bucket, prefix } = settings;
  const missing = new HeadObjectCommand({ Bucket, Key: prefix + newKey("originals") });
  try {
    await must("write to it", settings, () => probe(client, settings));
    await must("read from it", settings, () => client.send(new GetObjectCommand(probeOf(settings))).then(({ Body }) => Body?.transformToByteArray()));
    await must("list it", settings, () => client.send(new ListObjectsV2Command({ Bucket, Prefix: prefix, MaxKeys: 1 })));
    await must("list its unfinished uploads", settings, () => client.send(new ListMultipartUploadsCommand({ Bucket, MaxUploads: 1 })));
    await must("tell what it does not have", settings, () =>
      client.send(missing).catch((error: unknown) => !isMissing(error) && Promise.reject(error as Error)),
    );
    if (await isOpen(settings)) throw new Refusal(`The bucket ${Bucket} shows people's files to anyone who asks: make it private, and start again.`);
  } catch (error) {
    if (error instanceof Refusal) throw error;
  }
}

async function must(what: string, { bucket }: S3Settings, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const status = statusOf(error) ?? 0;
    // 408 and 429 pass by themselves.
    if (status < 400 || status >= 500 || status === 408 || status === 429) throw error;
    const { name, message } = error as Error;
    throw new Refusal(`The S3 store cannot be used: we may not ${what} (bucket ${bucket}: ${name}, ${message}).`, { cause: error });
  }
}

async function isOpen(settings: S3Settings): Promise<boolean> {
  const { GetObjectCommand } = await sdk();
  const stranger = await connect(settings, { anonymous: true });
  try {
    const { Body } = await stranger.send(new GetObjectCommand(probeOf(settings)));
    await Body?.transformToByteArray();
    return true;
  } catch (error) {
    if (statusOf(error) === undefined) throw error;
    return false;
  } finally {
    stranger.destroy();
  }
}
