import { and, asc, eq } from "drizzle-orm";
import type { JobHelpers } from "graphile-worker";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { archiveFiles, archives, files } from "@/db/schema";
import { actorOf, aPerson, type User } from "@/db/seed/factories";
import { list, read } from "@/lib/platform/storage";
import { unzip, type Unzipped } from "@/scripts/testing/unzip";
import { exporters } from "@/worker";
import { archiveJobs } from "./jobs";
import { askForArchive } from "./mutations";
import type { ArchiveId, Exporter } from "./types";

export const browser = { userAgent: "test", address: "192.0.2.1" };

type Options = { attempt?: number; exporters?: readonly Exporter[]; partBytes?: number; lookEvery?: number };

/** Asks for an archive as its owner would, and answers which it is. */
export async function asked(owner: User): Promise<ArchiveId> {
  await askForArchive(actorOf(owner), browser);
  const [row] = await db
    .select({ id: archives.id })
    .from(archives)
    .where(and(eq(archives.userId, owner.id), eq(archives.status, "waiting")));
  return row!.id;
}

/** Makes an archive as the worker would, looking whether it is still wanted before each file. */
export async function work(archiveId: ArchiveId, { attempt = 1, exporters: given = exporters, ...options }: Options = {}): Promise<void> {
  await archiveJobs(given, { lookEvery: 0, ...options })["accounts.make-archive"]!({ archiveId }, { job: { attempts: attempt } } as JobHelpers);
}

export const archiveNow = async (archiveId: ArchiveId) => (await db.select().from(archives).where(eq(archives.id, archiveId)))[0];

/** The parts of an archive, in order. */
export const partsOf = (archiveId: ArchiveId) =>
  db
    .select({ part: archiveFiles.part, file: files })
    .from(archiveFiles)
    .innerJoin(files, eq(files.id, archiveFiles.fileId))
    .where(eq(archiveFiles.archiveId, archiveId))
    .orderBy(asc(archiveFiles.part));

/** All that is in an archive, unpacked from all its parts. */
export async function unpacked(archiveId: ArchiveId): Promise<Unzipped[]> {
  const all: Unzipped[] = [];
  for (const { file } of await partsOf(archiveId)) all.push(...unzip(await read(file)));
  return all;
}

/** What a new archive of this person holds. */
export async function archiveOf(owner: User, options: Options = {}): Promise<Unzipped[]> {
  const archiveId = await asked(owner);
  await work(archiveId, options);
  return unpacked(archiveId);
}

export const textOf = (all: readonly Unzipped[], name: string): string => all.find((file) => file.name === name)!.content.toString("utf8");
export const rowsOf = (all: readonly Unzipped[], section: string): Record<string, unknown>[] =>
  JSON.parse(textOf(all, `data/${section}.json`)) as Record<string, unknown>[];

/** Keys of the parts that are in the store, anyone's. */
export async function storedParts(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of list()) if (key.startsWith("archives/")) keys.push(key);
  return keys.toSorted();
}

it("an archive of somebody new can be made", async () => {
  const all = await archiveOf(await aPerson());
  expect(all.map(({ name }) => name)).toContain("manifest.json");
});
