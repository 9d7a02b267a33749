import { latin } from "./boxes";
import { PICTURE_TYPES, sniff } from "./sniff";

/** Sounds that browsers play, by what the bytes say. */
const SOUND_TYPES = ["audio/mpeg", "audio/aac", "audio/mp4", "audio/ogg", "audio/flac", "audio/wav"] as const;
type SoundType = (typeof SOUND_TYPES)[number];

/** What a file that may be anything is taken for. Whatever a browser could run is among the last. */
export const FILE_TYPES = [...PICTURE_TYPES, ...SOUND_TYPES, "application/pdf", "application/octet-stream"] as const;
export type FileType = (typeof FILE_TYPES)[number];

/**
 * What a file of any kind shows itself to be, by its first bytes (`SNIFF_BYTES` of them, and a directory as `sniff` wants it): a picture, a sound, a PDF,
 * or just bytes. Text of any kind is just bytes, documents with scripts in them above all.
 */
export function sniffFile(head: Uint8Array, directory?: Uint8Array): FileType {
  const picture = sniff(head, directory);
  if (picture) return picture;
  if (latin(head, 0, 5) === "%PDF-") return "application/pdf";
  return soundOf(head) ?? "application/octet-stream";
}

function soundOf(head: Uint8Array): SoundType | null {
  if (latin(head, 0, 3) === "ID3") return "audio/mpeg";
  if (latin(head, 0, 4) === "fLaC") return "audio/flac";
  if (latin(head, 0, 4) === "RIFF" && latin(head, 8, 12) === "WAVE") return "audio/wav";
  if (latin(head, 0, 4) === "OggS") return OGG_SOUND.test(latin(head, 28, 36)) ? "audio/ogg" : null;
  if (latin(head, 4, 8) === "ftyp") return /^M4[AB] $/.test(latin(head, 8, 12)) ? "audio/mp4" : null;
  return frameOf(head);
}

/** How the first packet of an Ogg stream begins that is heard; others are seen. */
// oxlint-disable-next-line no-control-regex -- what the bytes are
const OGG_SOUND = /^(?:OpusHead|\x01vorbis|\x7fFLAC|Speex {3})/;

/** A sound that begins with its first frame (ISO 11172-3, 13818-7): MPEG layer III, or AAC. */
function frameOf([first = 0, second = 0, third = 0]: Uint8Array): SoundType | null {
  if (first !== 0xff) return null;
  if ((second & 0xf6) === 0xf0) return "audio/aac";
  const [version, layer] = [(second >> 3) & 3, (second >> 1) & 3];
  const sound = (second & 0xe0) === 0xe0 && version !== 1 && layer === 1 && third >> 4 !== 15 && ((third >> 2) & 3) !== 3;
  return sound ? "audio/mpeg" : null;
}
