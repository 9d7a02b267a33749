import type { IptcRecords } from "../types";
import { decodeText } from "../values/rules";

const RESOURCE = Buffer.from("8BIM");
const IPTC_RESOURCE = 0x0404;
const MARKER = 0x1c;
const APPLICATION_RECORD = 2;
/** More values than any real file has; the rest is not read. */
const MAX_RECORDS = 500;

/** The application records (2:xx) of an IPTC block: bare, or inside Photoshop's image resources as JPEG carries them. */
export function readIptc(bytes: Uint8Array): IptcRecords {
  const block = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = new Map<number, string[]>();
  let at = dataStart(block);
  for (let count = 0; at !== null && count < MAX_RECORDS && at + 5 <= block.length && block[at] === MARKER; count += 1) {
    const size = block.readUInt16BE(at + 3);
    const start = at + 5;
    // The highest bit would announce an extended length, for values larger than any text of ours.
    if (size > 0x7fff || start + size > block.length) break;
    if (block[at + 1] === APPLICATION_RECORD) {
      const dataset = block[at + 2]!;
      found.set(dataset, [...(found.get(dataset) ?? []), decodeText(block.subarray(start, start + size))]);
    }
    at = start + size;
  }
  return found;
}

function dataStart(block: Buffer): number | null {
  if (block[0] === MARKER) return 0;
  for (let at = block.indexOf(RESOURCE); at !== -1 && at + 12 <= block.length; at = block.indexOf(RESOURCE, at + 4)) {
    if (block.readUInt16BE(at + 4) !== IPTC_RESOURCE) continue;
    // A Pascal string, padded so that with its length byte it is even, then four bytes of size.
    const nameLength = block[at + 6]!;
    return at + 6 + nameLength + 1 + ((nameLength + 1) % 2) + 4;
  }
  return null;
}
