import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";

export type ZipEntry = {
  /** Its path in the archive, with `/` between folders. */
  name: string;
  modifiedAt: Date;
  content: Readable;
  /** Whether it is worth deflating: texts are, pictures are packed already. */
  deflate: boolean;
};

/**
 * A ZIP archive (PKWARE's APPNOTE 6.3, ZIP64 where it grows that large) of these entries. Each is asked for when the one before has gone through, and
 * no faster than the archive is read, so nothing gathers in memory. Ends in an error when an entry does; letting go of it lets go of the entry under way.
 */
export const zip = (entries: AsyncIterable<ZipEntry>): Readable => Readable.from(pieces(entries), { objectMode: false });

/** Begins with the first read: before there is a reader, nobody would hear of an error. */
async function* pieces(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer, void> {
  const file = new ZipFile();
  // Declared as less than the PassThrough it is.
  const output = file.outputStream as unknown as Readable;
  file.on("error", (error: Error) => output.destroy(error));
  fill(file, output, entries).catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  yield* output as AsyncIterable<Buffer>;
}

async function fill(file: ZipFile, output: Readable, entries: AsyncIterable<ZipEntry>): Promise<void> {
  for await (const { name, modifiedAt, content, deflate } of entries) {
    const letGo = (): void => void content.destroy();
    if (output.destroyed) return letGo();
    output.once("close", letGo);
    const gone = finished(content);
    add(file, name, content, { mtime: modifiedAt < EARLIEST ? EARLIEST : modifiedAt, compress: deflate });
    await gone;
    output.off("close", letGo);
  }
  file.end();
}

/** ZIP counts years from here, and what packs for us stumbles over earlier ones from before 1970. */
const EARLIEST = new Date("1980-01-01T12:00:00Z");

/** The archive remembers each entry until its end, but need not remember what it was read from. */
function add(file: ZipFile, name: string, content: Readable, options: { mtime: Date; compress: boolean }): void {
  let given: Readable | null = content;
  file.addReadStreamLazy(name, options, (take) => {
    const source = given!;
    given = null;
    take(null, source);
  });
}
