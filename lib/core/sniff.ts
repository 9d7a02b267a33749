/** Media types of the pictures we take, by what the bytes say. */
export const PICTURE_TYPES = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/tiff"] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** How many leading bytes `sniff` looks at, at most. */
export const SNIFF_BYTES = 64;

/** The usual file name extension of each type; the first is the one we write. */
export const EXTENSIONS: Record<PictureType, readonly [string, ...string[]]> = {
  "image/jpeg": ["jpg", "jpeg", "jpe", "jfif"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "image/avif": ["avif"],
  "image/tiff": ["tif", "tiff"],
};

/** Whether a media type, as someone claims it, is one we take. */
export const isPictureType = (type: string): type is PictureType => (PICTURE_TYPES as readonly string[]).includes(type);

/**
 * Which of our picture formats a file is, by its first bytes (the MIME Sniffing Standard's signatures; ISO 14496-12 brands for AVIF;
 * TIFF 6.0 and BigTIFF headers). Null for everything else, whatever its name says. It promises no more than a format: only decoding shows
 * whether the picture is whole.
 */
export function sniff(head: Uint8Array): PictureType | null {
  if (begins(head, 0, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (begins(head, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (text(head, 0, 4) === "RIFF" && text(head, 8, 12) === "WEBP") return "image/webp";
  if (text(head, 4, 8) === "ftyp" && brands(head).some((brand) => brand === "avif" || brand === "avis")) return "image/avif";
  if (TIFF.some((signature) => begins(head, 0, signature))) return "image/tiff";
  return null;
}

const TIFF = [
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x49, 0x49, 0x2b, 0x00],
  [0x4d, 0x4d, 0x00, 0x2b],
];

/** The major brand of an ISO base media file, then the compatible ones that are within reach. */
function brands(head: Uint8Array): string[] {
  const boxBytes = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0);
  const end = Math.min(boxBytes, head.length, SNIFF_BYTES);
  const found = [text(head, 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) found.push(text(head, at, at + 4));
  return found;
}

const begins = (head: Uint8Array, at: number, bytes: readonly number[]): boolean => bytes.every((byte, i) => head[at + i] === byte);

const text = (head: Uint8Array, from: number, to: number): string => String.fromCharCode(...head.subarray(from, to));
