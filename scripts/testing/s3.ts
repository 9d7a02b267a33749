import type { S3Settings } from "@/lib/platform/storage/settings";

/** What is said where a real S3 server would be tried and none is named. */
export const NO_S3 =
  "NOT TRIED on a real S3 server: set TEST_S3_ENDPOINT, TEST_S3_ACCESS_KEY_ID and TEST_S3_SECRET_ACCESS_KEY (TEST_S3_REGION, TEST_S3_BUCKET) to one made for tests";

/** The bucket that tests may use, which they make where it is missing; null where the environment names no server. */
export function testBucket(): Omit<S3Settings, "prefix"> | null {
  const { TEST_S3_ENDPOINT, TEST_S3_REGION, TEST_S3_BUCKET, TEST_S3_ACCESS_KEY_ID, TEST_S3_SECRET_ACCESS_KEY } = process.env;
  if (!TEST_S3_ENDPOINT) return null;
  return {
    endpoint: TEST_S3_ENDPOINT,
    region: TEST_S3_REGION || "us-east-1",
    bucket: TEST_S3_BUCKET || "halation-test",
    accessKeyId: TEST_S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: TEST_S3_SECRET_ACCESS_KEY ?? "",
    pathStyle: true,
  };
}
