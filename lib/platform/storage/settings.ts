import { z } from "zod";
import { yesOrNo } from "@/lib/core/env";
import { Refusal } from "@/lib/core/refusal";
import type { Backend } from "./types";

/** A bucket and how it is reached. */
export type S3Settings = {
  /** Undefined is Amazon's own, in `region`. */
  endpoint: string | undefined;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Whether the bucket is named in the path; otherwise it is part of the host name. */
  pathStyle: boolean;
  /** What the name of every object begins with: empty, or with a slash at its end. */
  prefix: string;
};

/** An app of the hosted UploadThing and how it is reached. */
export type UploadThingSettings = {
  token: string;
  /** Signs addresses, and lets in. */
  apiKey: string;
  appId: string;
  /** Where files are sent to, read from, and spoken about; without a slash at the end. */
  ingestUrl: string;
  filesUrl: string;
  apiUrl: string;
};

export type StorageSettings = {
  /** Where new objects go. */
  current: Backend;
  /** Readable beside the disk, which always is; null where no bucket is named. */
  s3: S3Settings | null;
  /** Readable as well; null without a token of the hosted service. */
  uploadthing: UploadThingSettings | null;
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Which stores the operator has named. An empty setting is one that is not set.
 *
 * @throws Refusal when something that was asked for cannot be done
 */
export function storageSettings(environment: Environment = process.env): StorageSettings {
  const s3 = s3Settings(environment);
  const uploadthing = uploadThingSettings(environment);
  const wanted = environment.STORAGE || (s3 ? "s3" : uploadthing ? "uploadthing" : "disk");
  if (wanted !== "disk" && wanted !== "s3" && wanted !== "uploadthing") throw new Refusal(`STORAGE must be disk, s3 or uploadthing, not "${wanted}".`);
  if (wanted === "s3" && !s3) throw new Refusal("STORAGE is s3, but S3_BUCKET is not set.");
  if (wanted === "uploadthing" && !uploadthing) throw new Refusal("STORAGE is uploadthing, but UPLOADTHING_TOKEN is not set to one of the hosted service.");
  return { current: wanted, s3, uploadthing };
}

const tokenShape = z.object({
  apiKey: z.string().startsWith("sk_"),
  appId: z.string().min(1),
  regions: z.array(z.string()).min(1),
  ingestHost: z.string().optional(),
});

/** The token of the hosted service that the operator has given, if any: ours are for a region called "local". */
export function hostedToken({ UPLOADTHING_TOKEN, UPLOADTHING_HOSTED_TOKEN }: Environment): string | null {
  const given = UPLOADTHING_HOSTED_TOKEN || UPLOADTHING_TOKEN;
  return given && !parseToken(given).regions.every((region) => region === "local") ? given : null;
}

function parseToken(token: string): z.infer<typeof tokenShape> {
  try {
    return tokenShape.parse(JSON.parse(Buffer.from(token, "base64").toString("utf8")));
  } catch (cause) {
    throw new Refusal("UPLOADTHING_TOKEN is no token: it must be base64 of JSON, as UploadThing's dashboard shows it.", { cause });
  }
}

function uploadThingSettings(environment: Environment): UploadThingSettings | null {
  const token = hostedToken(environment);
  if (!token) return null;
  const { apiKey, appId, regions, ingestHost = "ingest.uploadthing.com" } = parseToken(token);
  return {
    token,
    apiKey,
    appId,
    ingestUrl: `https://${regions[0]}.${ingestHost}`,
    filesUrl: `https://${appId}.ufs.sh`,
    apiUrl: "https://api.uploadthing.com",
  };
}

const S3 = ["S3_ENDPOINT", "S3_REGION", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY", "S3_FORCE_PATH_STYLE", "S3_PREFIX"] as const;

function s3Settings(environment: Environment): S3Settings | null {
  const given = S3.filter((name) => environment[name]);
  if (given.length === 0) return null;
  const missing = (["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const).find((name) => !environment[name]);
  if (missing) throw new Refusal(`${missing} is not set, which an S3 store needs (${given.join(", ")} ${given.length > 1 ? "are" : "is"}).`);
  const endpoint = environment.S3_ENDPOINT || undefined;
  if (endpoint && !isWebAddress(endpoint)) throw new Refusal(`S3_ENDPOINT must be an address such as https://s3.example.org, not "${endpoint}".`);
  return {
    endpoint,
    region: environment.S3_REGION || "us-east-1",
    bucket: environment.S3_BUCKET!,
    accessKeyId: environment.S3_ACCESS_KEY_ID!,
    secretAccessKey: environment.S3_SECRET_ACCESS_KEY!,
    // Amazon wants host names; most servers one runs oneself have no name for each bucket.
    pathStyle: yesOrNo("S3_FORCE_PATH_STYLE", environment.S3_FORCE_PATH_STYLE ?? "") ?? endpoint !== undefined,
    prefix: prefixOf(environment.S3_PREFIX ?? ""),
  };
}

function prefixOf(text: string): string {
  const inner = text.replace(/^\/+|\/+$/g, "");
  if (inner === "") return "";
  if (!/^\w[\w.-]*(\/\w[\w.-]*)*$/.test(inner)) throw new Refusal(`S3_PREFIX must be a path of letters, digits, dots and dashes, not "${text}".`);
  return `${inner}/`;
}

const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** The stores that can be read with these settings; new objects go to the first. */
export function backendsOf({ current, s3, uploadthing }: StorageSettings): [Backend, ...Backend[]] {
  const all: Backend[] = ["disk", ...(s3 ? (["s3"] as const) : []), ...(uploadthing ? (["uploadthing"] as const) : [])];
  return [current, ...all.filter((backend) => backend !== current)];
}

/** Names the stores that can be read with these settings, so that two programs can tell whether they mean the same ones. No secrets. */
export const storesOf = ({ s3, uploadthing }: StorageSettings): string[] => [
  "disk",
  ...(s3 ? [`s3 ${s3.endpoint ?? s3.region} ${s3.bucket}/${s3.prefix}`] : []),
  ...(uploadthing ? [`uploadthing ${uploadthing.appId}`] : []),
];
