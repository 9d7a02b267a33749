import { and, eq, inArray, lt, notExists, sql } from "drizzle-orm";
import { z } from "zod";
import { db } from "@/db/client";
import { files, ingestUploads } from "@/db/schema";
import { FILE_TYPES } from "@/lib/core/attached";
import { newKey } from "@/lib/platform/storage";
import { IngestRefusal } from "./refusal";

/** What arrived: where it is in the store, and what its bytes are. */
const arrival = z.object({
  backend: z.enum(["disk", "s3", "uploadthing"]),
  key: z.string(),
  bytes: z.number(),
  /** Hexadecimal, as is `md5`, which the protocol wants. */
  sha256: z.string(),
  md5: z.string(),
  type: z.enum(FILE_TYPES),
});
export type Arrival = z.infer<typeof arrival>;

/** What the protocol answers about a finished upload. */
const result = z.object({ ufsUrl: z.string(), url: z.string(), appUrl: z.string(), fileHash: z.string(), serverData: z.unknown() });
export type Result = z.infer<typeof result>;

export type Upload = Omit<typeof ingestUploads.$inferSelect, "stored" | "serverData" | "result"> & {
  stored: Arrival | null;
  serverData: { value: unknown } | null;
  result: Result | null;
};

const serverData = z.object({ value: z.unknown() });

/** The body of a registration, as the library's server half posts it. */
export const registration = z.object({
  fileKeys: z.array(z.string().regex(/^[A-Za-z0-9_-]{1,200}$/)).min(1),
  metadata: z.record(z.string(), z.unknown()),
  isDev: z.boolean(),
  callbackUrl: z.string(),
  callbackSlug: z.string(),
  awaitServerData: z.boolean(),
});

/** Announces uploads. Keys are 32-bit hashes, so one may be in use: then none is announced, because its owner is someone else. */
export async function register({ fileKeys, metadata, callbackUrl, callbackSlug, awaitServerData }: z.infer<typeof registration>): Promise<void> {
  const rows = fileKeys.map((key) => ({ key, objectKey: newKey("originals"), metadata, callbackUrl, callbackSlug, awaitServerData }));
  await db.transaction(async (tx) => {
    const made = await tx.insert(ingestUploads).values(rows).onConflictDoNothing().returning({ key: ingestUploads.key });
    if (made.length < rows.length) throw new IngestRefusal("taken");
  });
}

/** The announced upload with this key. */
export async function findUpload(key: string): Promise<Upload | null> {
  const [row] = await db.select().from(ingestUploads).where(eq(ingestUploads.key, key));
  return (
    (row && {
      ...row,
      stored: arrival.nullable().parse(row.stored),
      serverData: serverData.nullable().parse(row.serverData),
      result: result.nullable().parse(row.result),
    }) ??
    null
  );
}

/** Writes down what has arrived; false when the upload has been forgotten meanwhile. */
export async function saveArrival(key: string, stored: Arrival): Promise<boolean> {
  const saved = await db.update(ingestUploads).set({ stored }).where(eq(ingestUploads.key, key)).returning({ key: ingestUploads.key });
  return saved.length > 0;
}

/** Keeps what the application said about an upload; false for one that was never announced. */
export async function saveServerData(key: string, value: unknown): Promise<boolean> {
  const saved = await db.update(ingestUploads).set({ serverData: { value } }).where(eq(ingestUploads.key, key)).returning({ key: ingestUploads.key });
  return saved.length > 0;
}

/** Keeps what the sender is answered: asked again about a finished upload, we answer the same. */
export const saveResult = (key: string, answer: Result): Promise<unknown> => db.update(ingestUploads).set({ result: answer }).where(eq(ingestUploads.key, key));

/** Forgets that an upload was announced; what has arrived of it is left where it is. */
export const forgetUpload = (key: string): Promise<unknown> => db.delete(ingestUploads).where(eq(ingestUploads.key, key));

type Forgotten = { objectKey: string; backend: Arrival["backend"] | null };

/** Forgets uploads announced before an instant, and answers those whose bytes no file row has taken over. */
export async function forgetBefore(instant: Date): Promise<Forgotten[]> {
  return db.transaction(async (tx) => {
    const old = lt(ingestUploads.createdAt, instant);
    const itsFile = tx
      .select({ one: sql`1` })
      .from(files)
      .where(eq(files.key, ingestUploads.objectKey));
    const abandoned = await tx
      .delete(ingestUploads)
      .where(and(old, notExists(itsFile)))
      .returning();
    await tx.delete(ingestUploads).where(old);
    return abandoned.map(({ objectKey, stored }) => ({ objectKey, backend: arrival.nullable().parse(stored)?.backend ?? null }));
  });
}

/** Which of these object keys belong to announced uploads. */
export async function announced(objectKeys: string[]): Promise<Set<string>> {
  if (objectKeys.length === 0) return new Set();
  const rows = await db.select({ objectKey: ingestUploads.objectKey }).from(ingestUploads).where(inArray(ingestUploads.objectKey, objectKeys));
  return new Set(rows.map((row) => row.objectKey));
}
