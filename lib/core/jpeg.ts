const SOI = 0xd8;
const SOS = 0xda;
const APP1 = 0xe1;

/** Frame headers that browsers and cameras' previews have: baseline, extended and progressive. RAW itself may be lossless JPEG (0xc3), which is no picture. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);

/** More segments than any picture has before its pixels; there is room for millions of empty ones. */
const MAX_SEGMENTS = 4096;

export type JpegFrame = { width: number; height: number; components: number };

/** The segments before the picture itself, each with its marker and where it is, marker included. */
function* segments(bytes: Uint8Array): Generator<{ marker: number; start: number; end: number }> {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return;
  for (let at = 2, found = 0; at + 4 <= bytes.length && found < MAX_SEGMENTS;) {
    if (bytes[at] !== 0xff) return;
    const marker = bytes[at + 1]!;
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
    if (end < at + 4) return;
    yield { marker, start: at, end };
    found += 1;
    if (marker === SOS) return;
    at = end;
  }
}

/** What the header of a JPEG of 8 bits says; null when it is no JPEG that a browser shows. */
export function jpegFrame(bytes: Uint8Array): JpegFrame | null {
  for (const { marker, start, end } of segments(bytes)) {
    if (!FRAMES.has(marker) || end > bytes.length || end - start < 10) continue;
    const [height, width] = [(bytes[start + 5]! << 8) | bytes[start + 6]!, (bytes[start + 7]! << 8) | bytes[start + 8]!];
    return bytes[start + 4] === 8 && width > 0 && height > 0 ? { width, height, components: bytes[start + 9]! } : null;
  }
  return null;
}

/** The same JPEG, to be turned as `orientation` (EXIF's 1 to 8) says, whatever it said before. */
export function orientedJpeg(bytes: Uint8Array, orientation: number): Buffer {
  const exif = [...segments(bytes)].filter(({ marker, start }) => marker === APP1 && String.fromCharCode(...bytes.subarray(start + 4, start + 8)) === "Exif");
  const kept: Uint8Array[] = [];
  let from = 2;
  for (const { start, end } of exif) {
    kept.push(bytes.subarray(from, start));
    from = Math.min(end, bytes.length);
  }
  kept.push(bytes.subarray(from));
  return Buffer.concat([bytes.subarray(0, 2), orientationSegment(orientation), ...kept]);
}

/** An EXIF block with the one entry 0x112. */
const orientationSegment = (orientation: number): Buffer =>
  Buffer.from([0xff, APP1, 0, 34, ...Buffer.from("Exif\0\0MM\0*\0\0\0\b"), 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
