import type { ListMultipartUploadsCommandOutput, ListPartsCommandOutput, MultipartUpload, S3Client } from "@aws-sdk/client-s3";
import { sdk } from "./client";
import { giveUp } from "./write";

type Upload = { Bucket: string; Key: string; UploadId: string | undefined };

/** Removes the parts of writes that never ended and have been silent since the given instant, by the server's clock; answers how many. */
export async function sweepWrites(client: S3Client, Bucket: string, isOurs: (name: string) => boolean, silentSince: Date): Promise<number> {
  let removed = 0;
  for await (const { Key = "", UploadId, Initiated } of unfinished(client, Bucket)) {
    const upload = { Bucket, Key, UploadId };
    if (!isOurs(Key) || (Initiated ?? new Date()) >= silentSince || (await newestPart(client, upload)) >= silentSince) continue;
    await giveUp(client, upload);
    removed += 1;
  }
  return removed;
}

/** Every write that has begun and not ended. Asked for without a prefix: MinIO would take it for the whole name of one object. */
async function* unfinished(client: S3Client, Bucket: string): AsyncGenerator<MultipartUpload> {
  const { ListMultipartUploadsCommand } = await sdk();
  for (let from: { KeyMarker?: string; UploadIdMarker?: string } | null = {}; from;) {
    const page: ListMultipartUploadsCommandOutput = await client.send(new ListMultipartUploadsCommand({ Bucket, ...from }));
    yield* page.Uploads ?? [];
    from = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker } : null;
  }
}

/** When a write last got a part; now, if it ended while we looked. */
async function newestPart(client: S3Client, upload: Upload): Promise<Date> {
  const { ListPartsCommand } = await sdk();
  let newest = new Date(0);
  try {
    for (let PartNumberMarker: string | undefined, more = true; more;) {
      const page: ListPartsCommandOutput = await client.send(new ListPartsCommand({ ...upload, PartNumberMarker }));
      for (const { LastModified = new Date() } of page.Parts ?? []) if (LastModified > newest) newest = LastModified;
      // Some servers give a marker after the last page too, which the library's own pages would follow for ever.
      more = page.IsTruncated ?? false;
      PartNumberMarker = page.NextPartNumberMarker;
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === "NoSuchUpload")) throw error;
    return new Date();
  }
  return newest;
}
