import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { MissingObjectError, put, remove, type StoredObject } from "@/lib/platform/storage";
import { zip, type ZipEntry } from "@/lib/platform/zip";
import { Ahead } from "../rules";

/** A file to be in an archive: where, and how its content is come by when its turn is there. */
export type Entry = {
  path: string;
  modifiedAt: Date;
  deflate: boolean;
  /** As far as it can be told beforehand. */
  bytes: number;
  /** @throws MissingObjectError when the store does not have it any more */
  open: () => Promise<Readable>;
  /** What the content must come to, hexadecimal. */
  sha256?: string;
};

/** What has been put in so far. */
export type Ledger = {
  /** The part under way, from 1. */
  part: number;
  /** A line of JSON for each file: of a large archive there are many, and as text they are small. */
  packed: string[];
  /** Files that the store did not have as it was given them. */
  problems: Map<string, "missing" | "damaged">;
};

/** How large one part gets. */
type Limits = {
  bytes: number;
  /** A ZIP remembers every file until its end; beyond 65,535 old programs cannot read it. */
  files?: number;
};

/** Bytes that a ZIP needs for each file besides its content: two headers, twice its name. */
const OVERHEAD = 400;
const MOST_FILES = 15_000;

/**
 * Writes ZIP files into the store, none of them much larger than the limits say. Entries of one group stay together. Nothing is held in memory but
 * the chunk under way; what was stored is removed again when anything fails.
 *
 * @param keyOf the key of a part in the store
 */
export async function pack(
  groups: AsyncIterable<Entry[]>,
  ledger: Ledger,
  { limits, keyOf }: { limits: Limits; keyOf: (part: number) => string },
): Promise<StoredObject[]> {
  const ahead = new Ahead(groups);
  const stored: StoredObject[] = [];
  try {
    while (await ahead.peek()) {
      ledger.part = stored.length + 1;
      stored.push(await put("archives", zip(onePart(ahead, ledger, limits)), { key: keyOf(ledger.part), type: "application/zip" }));
    }
    return stored;
  } catch (error) {
    await ahead.end();
    await remove(stored);
    throw error;
  }
}

/** Entries until the next group would be too much; one that is too much by itself gets a part of its own. */
async function* onePart(ahead: Ahead<Entry[]>, ledger: Ledger, most: Limits): AsyncGenerator<ZipEntry, void> {
  let [bytes, files] = [0, 0];
  for (let group = await ahead.peek(); group; group = await ahead.peek()) {
    if (files > 0 && (bytes + weight(group) > most.bytes || files + group.length > (most.files ?? MOST_FILES))) return;
    await ahead.take();
    for (const entry of group) {
      const source = await opened(entry, ledger);
      if (!source) continue;
      const through = { bytes: 0 };
      const content = Readable.from(watched(source, entry, ledger, through), { objectMode: false });
      // Also when nobody has begun to read it.
      content.once("close", () => source.destroy());
      yield { name: entry.path, modifiedAt: entry.modifiedAt, deflate: entry.deflate, content };
      bytes += OVERHEAD + through.bytes;
      files += 1;
    }
  }
}

const weight = (group: readonly Entry[]): number => group.reduce((sum, { bytes }) => sum + OVERHEAD + bytes, 0);

async function opened(entry: Entry, ledger: Ledger): Promise<Readable | null> {
  try {
    return await entry.open();
  } catch (error) {
    if (!(error instanceof MissingObjectError)) throw error;
    ledger.problems.set(entry.path, "missing");
    return null;
  }
}

/** Lets content through and writes down what it was. Content that is not what it must be stays in, and is told of: it may be all there is. */
async function* watched(source: Readable, { path, sha256: wanted }: Entry, ledger: Ledger, through: { bytes: number }): AsyncGenerator<Buffer, void> {
  const hash = createHash("sha256");
  for await (const chunk of source as AsyncIterable<Buffer>) {
    hash.update(chunk);
    through.bytes += chunk.length;
    yield chunk;
  }
  const sha256 = hash.digest("hex");
  ledger.packed.push(JSON.stringify({ path, part: ledger.part, bytes: through.bytes, sha256 }));
  if (wanted !== undefined && wanted !== sha256) ledger.problems.set(path, "damaged");
}
