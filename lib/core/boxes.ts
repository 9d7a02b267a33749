/** A box of an ISO base media file (ISO/IEC 14496-12), which HEIF, AVIF and Canon's CR3 are: its type, and where its content is. */
export type Box = { type: string; start: number; end: number };

/** More boxes side by side than any picture has. */
const MAX_BOXES = 4096;

/** The boxes between two places, as far as they lie within. A box that claims to be longer ends where its surroundings do. */
export function boxesIn(bytes: Uint8Array, from = 0, to = bytes.length): Box[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const found: Box[] = [];
  const limit = Math.min(to, bytes.length);
  for (let at = from; at >= 0 && at + 8 <= limit && found.length < MAX_BOXES;) {
    const short = view.getUint32(at);
    const long = short === 1 && at + 16 <= limit;
    const size = long ? Number(view.getBigUint64(at + 8)) : short === 0 ? limit - at : short;
    const head = long ? 16 : 8;
    if (size < head) break;
    const end = Math.min(limit, at + size);
    found.push({ type: latin(bytes, at + 4, at + 8), start: at + head, end });
    at += size;
  }
  return found;
}

/** The first box of a type along a path of types. */
export function boxAt(bytes: Uint8Array, path: readonly string[], within: { start: number; end: number } = { start: 0, end: bytes.length }): Box | null {
  const [type, ...rest] = path;
  const box = boxesIn(bytes, within.start, within.end).find((each) => each.type === type);
  return !box || rest.length === 0 ? (box ?? null) : boxAt(bytes, rest, box);
}

/** Bytes as Latin-1 text, a letter each. For short stretches: each byte becomes an argument. */
export const latin = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
