import { latin } from "./boxes";

/** The tags that colours are computed from (ICC.1:2022); all others are about whoever made the profile, the screen or the scanner. */
const COLOUR_TAGS = new Set(
  "rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad lumi chrm cicp gamt A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3".split(" "),
);
/** Texts that a profile has to have. */
const TEXT_TAGS = new Set(["desc", "cprt"]);

/** Names of colour spaces that belong to nobody. Screens and scanners name their profiles after themselves, their serial numbers and their owners. */
const KNOWN_NAMES = [
  "sRGB",
  "sRGB IEC61966-2.1",
  "sRGB built-in",
  "Adobe RGB (1998)",
  "Display P3",
  "ProPhoto RGB",
  "ROMM RGB: ISO 22028-2:2013",
  "Apple RGB",
  "ColorMatch RGB",
  "Wide Gamut RGB",
  "eciRGB v2",
  "sP3C",
  "Generic RGB Profile",
];

const HEADER_BYTES = 128;
const TABLE = 132;
const ENTRY_BYTES = 12;
const MAX_TAGS = 100;
/** What of the header colours follow from: size, version, class, colour spaces; the signature; intent and illuminant. */
const HEADER_PARTS = [
  [0, 4],
  [8, 24],
  [36, 40],
  [64, 80],
] as const;

type Tag = { name: string; start: number; end: number };

/**
 * The same profile, of the same size, with nothing in it but what colours are computed from, and its name where that is one of a known colour space:
 * who made it, when, of what, and whatever else it holds is gone. Null when it is none, or broken.
 */
export function anonymousProfile(icc: Uint8Array): Uint8Array | null {
  const tags = tagsOf(icc);
  if (!tags?.some(({ name }) => COLOUR_TAGS.has(name))) return null;
  const kept = tags.filter(({ name }) => COLOUR_TAGS.has(name) || TEXT_TAGS.has(name));
  const profile = new Uint8Array(icc.length);
  const view = new DataView(profile.buffer);
  for (const { name, start, end } of kept) {
    if (COLOUR_TAGS.has(name)) profile.set(icc.subarray(start, end), start);
  }
  for (const { name, start, end } of kept) {
    if (TEXT_TAGS.has(name)) profile.set(textLike(icc.subarray(start, end), name === "desc"), start);
  }
  profile.fill(0, 0, TABLE + tags.length * ENTRY_BYTES);
  for (const [from, to] of HEADER_PARTS) profile.set(icc.subarray(from, to), from);
  view.setUint32(HEADER_BYTES, kept.length);
  for (const [i, { name, start, end }] of kept.entries()) {
    const at = TABLE + i * ENTRY_BYTES;
    profile.set(letters(name), at);
    view.setUint32(at + 4, start);
    view.setUint32(at + 8, end - start);
  }
  return profile;
}

/** Null when the profile is not as long as it says, or a tag of it lies elsewhere than behind the table and within the profile. */
function tagsOf(icc: Uint8Array): Tag[] | null {
  if (icc.length < TABLE || latin(icc, 36, 40) !== "acsp") return null;
  const view = new DataView(icc.buffer, icc.byteOffset, icc.length);
  const count = view.getUint32(HEADER_BYTES);
  const first = TABLE + count * ENTRY_BYTES;
  if (view.getUint32(0) !== icc.length || count > MAX_TAGS || first > icc.length) return null;
  const tags = Array.from({ length: count }, (_, i): Tag => {
    const at = TABLE + i * ENTRY_BYTES;
    const start = view.getUint32(at + 4);
    return { name: latin(icc, at, at + 4), start, end: start + view.getUint32(at + 8) };
  });
  return tags.every(({ start, end }) => start >= first && end - start >= 8 && end <= icc.length) ? tags : null;
}

/** A text of the same kind and length, empty but for a name that is known. */
function textLike(tag: Uint8Array, named: boolean): Uint8Array {
  const kind = latin(tag, 0, 4);
  const text = new Uint8Array(tag.length);
  const name = named ? KNOWN_NAMES.find((known) => known === nameIn(tag, kind)) : undefined;
  if (kind === "mluc" && tag.length >= 16) {
    text.set([...letters("mluc"), 0, 0, 0, 0, 0, 0, 0, name ? 1 : 0, 0, 0, 0, 12]);
    if (name) text.set([...letters("enUS"), 0, 0, 0, name.length * 2, 0, 0, 0, 28, ...[...name].flatMap((letter) => [0, ...letters(letter)])], 16);
  } else if (kind === "desc" && tag.length >= 13) {
    text.set([...letters("desc"), 0, 0, 0, 0, 0, 0, 0, (name?.length ?? 0) + 1, ...letters(name ?? "")]);
  } else {
    text.set(letters("text"));
  }
  return text;
}

/** The name in a description: of the first of its languages. */
function nameIn(tag: Uint8Array, kind: string): string {
  const view = new DataView(tag.buffer, tag.byteOffset, tag.length);
  if (kind === "desc" && tag.length >= 12) return latin(tag, 12, Math.min(12 + view.getUint32(8), tag.length)).split("\0")[0]!;
  if (kind !== "mluc" || tag.length < 28 || view.getUint32(24) !== 28) return "";
  return latin(tag, 28, Math.min(28 + view.getUint32(20), tag.length)).replaceAll("\0", "");
}

const letters = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
