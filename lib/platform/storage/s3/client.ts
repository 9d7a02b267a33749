import type { S3Client } from "@aws-sdk/client-s3";
import type { S3Settings } from "../settings";

/** Milliseconds to be let in. */
const CONNECT = 5_000;
/** Milliseconds without a byte after which a connection is given up. */
const IDLE = 60_000;
/** Every visitor who is being sent a file keeps a connection; the library's own limit of 50 would make the next ones wait. */
const CONNECTIONS = 512;

/** The library, once something has to do with S3: an instance without a bucket never pays for it. */
export const sdk = () => import("@aws-sdk/client-s3");

/**
 * A connection to the bucket's server.
 *
 * @param anonymous asks as a stranger would: the same addresses, unsigned
 */
export async function connect(settings: S3Settings, { anonymous = false } = {}): Promise<S3Client> {
  const { S3Client: Client } = await sdk();
  const agent = { keepAlive: true, maxSockets: CONNECTIONS };
  return new Client({
    endpoint: settings.endpoint,
    region: settings.region,
    forcePathStyle: settings.pathStyle,
    credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
    ...(anonymous && { signer: { sign: (request) => Promise.resolve(request) } }),
    // Bodies are signed with their SHA-256, which the server compares. The newer checksums in trailers are not known everywhere.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: CONNECT, socketTimeout: IDLE, httpAgent: agent, httpsAgent: agent },
  });
}

/** The status of the answer that an error tells of; undefined when there was none. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && "$metadata" in error ? (error.$metadata as { httpStatusCode?: number }).httpStatusCode : undefined;

/** Whether an error says that an object is not there; a missing bucket is another matter. */
export const isMissing = (error: unknown): boolean => error instanceof Error && (error.name === "NoSuchKey" || error.name === "NotFound");
