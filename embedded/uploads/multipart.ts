import { IngestRefusal } from "./refusal";

const HEADER_END = "\r\n\r\n";
const MAX_HEADER_BYTES = 8_192;
const MAX_EPILOGUE_BYTES = 1_024;
const BOUNDARY = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i;
const FILE_PART = /^content-disposition\s*:\s*form-data\s*;.*\bname="file"/im;

/**
 * The content of the one part, named `file`, that an upload's body consists of, in pieces as they arrive. Holds back at most the length of a
 * boundary, so memory does not grow with the file.
 *
 * @throws IngestRefusal `malformed` for another shape, `cut` when the body ends before its closing boundary
 */
export async function* filePart(body: AsyncIterable<Uint8Array>, contentType: string | null): AsyncGenerator<Buffer> {
  const match = BOUNDARY.exec(contentType ?? "");
  const boundary = match?.[1] ?? match?.[2];
  if (!boundary) throw new IngestRefusal("malformed");
  const pieces = body[Symbol.asyncIterator]();
  const rest = yield* content(pieces, await afterHeader(pieces, boundary), Buffer.from(`\r\n--${boundary}`));
  await expectEnd(pieces, rest);
}

async function next(pieces: AsyncIterator<Uint8Array>): Promise<Buffer> {
  const piece = await pieces.next();
  if (piece.done) throw new IngestRefusal("cut");
  return Buffer.from(piece.value.buffer, piece.value.byteOffset, piece.value.byteLength);
}

/** Reads the part's header and answers what came with it. */
async function afterHeader(pieces: AsyncIterator<Uint8Array>, boundary: string): Promise<Buffer> {
  let seen = Buffer.alloc(0);
  for (;;) {
    const end = seen.indexOf(HEADER_END);
    if (end >= 0) {
      const header = seen.subarray(0, end).toString("utf8");
      if (!header.startsWith(`--${boundary}\r\n`) || !FILE_PART.test(header)) throw new IngestRefusal("malformed");
      return seen.subarray(end + HEADER_END.length);
    }
    if (seen.length > MAX_HEADER_BYTES) throw new IngestRefusal("malformed");
    seen = Buffer.concat([seen, await next(pieces)]);
  }
}

/** Passes content on until the delimiter; answers what follows that. */
async function* content(pieces: AsyncIterator<Uint8Array>, first: Buffer, delimiter: Buffer): AsyncGenerator<Buffer, Buffer> {
  let held = first;
  for (;;) {
    const found = held.indexOf(delimiter);
    const upTo = found >= 0 ? found : startOfDoubt(held, delimiter.length);
    if (upTo > 0) yield held.subarray(0, upTo);
    if (found >= 0) return held.subarray(found + delimiter.length);
    const doubtful = held.subarray(upTo);
    const piece = await next(pieces);
    held = doubtful.length > 0 ? Buffer.concat([doubtful, piece]) : piece;
  }
}

/** Where a delimiter that the next piece completes could begin: at the first carriage return among the last bytes. */
function startOfDoubt(bytes: Buffer, delimiterLength: number): number {
  const at = bytes.indexOf(0x0d, Math.max(0, bytes.length - delimiterLength + 1));
  return at < 0 ? bytes.length : at;
}

async function expectEnd(pieces: AsyncIterator<Uint8Array>, after: Buffer): Promise<void> {
  let rest = after;
  while (rest.length < 2) rest = Buffer.concat([rest, await next(pieces)]);
  if (rest[0] !== 0x2d || rest[1] !== 0x2d) throw new IngestRefusal("malformed");
  let epilogue = rest.length;
  for (let piece = await pieces.next(); !piece.done && epilogue < MAX_EPILOGUE_BYTES; piece = await pieces.next()) epilogue += piece.value.length;
}
