import { inflateRawSync } from "node:zlib";

/** One file of a ZIP archive. */
export type Unzipped = { name: string; content: Buffer; deflated: boolean; modifiedAt: Date };

/**
 * Reads a ZIP archive as PKWARE's APPNOTE says: from the directory at its end, as every program does that unpacks one. Small ones, without ZIP64.
 *
 * @throws Error when the directory does not fit the file
 */
export function unzip(archive: Buffer): Unzipped[] {
  const end = archive.length - 22;
  if (end < 0 || archive.readUInt32LE(end) !== 0x06054b50) throw new Error("no end of a central directory");
  const count = archive.readUInt16LE(end + 10);
  const files: Unzipped[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (archive.readUInt32LE(at) !== 0x02014b50) throw new Error(`entry ${i} is not where the directory should have it`);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [number, number, number];
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    const extra = archive.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const deflated = archive.readUInt16LE(at + 10) === 8;
    const packed = contentAt(archive, archive.readUInt32LE(at + 42), archive.readUInt32LE(at + 20), name);
    const content = deflated ? inflateRawSync(packed) : packed;
    if (content.length !== archive.readUInt32LE(at + 24)) throw new Error(`${name} has another size than the directory says`);
    files.push({ name, content, deflated, modifiedAt: new Date(extra.readUInt32LE(5) * 1000) });
    at += 46 + nameLength + extraLength + commentLength;
  }
  if (at !== end) throw new Error("the directory ends elsewhere");
  return files;
}

function contentAt(archive: Buffer, at: number, length: number, name: string): Buffer {
  const nameLength = archive.readUInt16LE(at + 26);
  if (archive.readUInt32LE(at) !== 0x04034b50 || archive.toString("utf8", at + 30, at + 30 + nameLength) !== name)
    throw new Error(`${name} is not where it should be`);
  const begin = at + 30 + nameLength + archive.readUInt16LE(at + 28);
  return archive.subarray(begin, begin + length);
}
