/** What is in every text that nobody but the owner may ever read. */
export const CANARY = "CANARY";

/** What each file says that is published unless its owner says otherwise. */
export const PUBLISHED = { artist: "Ann Atelier", copyright: "(c) 2026 Ann Atelier" } as const;

type Fraction = [numerator: number, denominator: number];

/** A place in the mountains, as EXIF has it: fractions of degrees, minutes and seconds. */
export const PLACE: Record<"latitude" | "longitude", [Fraction, Fraction, Fraction]> & { altitude: Fraction } = {
  latitude: [
    [12, 1],
    [34, 1],
    [56_789, 1000],
  ],
  longitude: [
    [98, 1],
    [7, 1],
    [65_432, 10_000],
  ],
  altitude: [43_217, 10],
};

/** The same place as XMP writes it. */
export const XMP_PLACE = { latitude: "12,34.946483N", longitude: "98,7.109053E", altitude: "43217/10" } as const;

/** As anybody would write it down, in the digits of our languages. */
const WRITTEN = [
  ["12.5824", "12,5824", "12°34", "12,34.94", "12° 34", "98.1184", "98,1184", "98°7", "98,7.10", "98° 7"],
  // Decimal separators of both, and what groups thousands in them.
  ["4,321.7", "4321.7", "4321,7", "4 321,7", "4 321,7"],
].flat();

const int = (value: number, little: boolean): Buffer => {
  const bytes = Buffer.alloc(4);
  if (little) bytes.writeUInt32LE(value);
  else bytes.writeUInt32BE(value);
  return bytes;
};
const NUMBERS = [PLACE.latitude[2], PLACE.longitude[2], PLACE.altitude].flatMap(([numerator, denominator]) =>
  [true, false].map((little) => ({
    what: `the fraction ${numerator}/${denominator}`,
    bytes: Buffer.concat([int(numerator, little), int(denominator, little)]),
  })),
);

const utf16 = (text: string): Buffer[] => [Buffer.from(text, "utf16le"), Buffer.from(text, "utf16le").swap16()];
/** What of a text in ASCII stands in base64 for certain, wherever it begins: all of that, since a few letters stand in anything sooner or later. */
const base64 = (text: string): Buffer[] =>
  [0, 1, 2].map((shift) =>
    Buffer.from(
      Buffer.from(`${"\0".repeat(shift)}${text}`)
        .toString("base64")
        .slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + text.length) * 8) / 6)),
    ),
  );

const TEXTS = [CANARY, CANARY.toLowerCase(), "Canary"].flatMap((text) => [
  { what: `the word ${text}`, bytes: Buffer.from(text) },
  ...utf16(text).map((bytes) => ({ what: `the word ${text} in UTF-16`, bytes })),
  ...base64(text).map((bytes) => ({ what: `the word ${text} in base64`, bytes })),
  { what: `the word ${text} in hexadecimal`, bytes: Buffer.from(Buffer.from(text).toString("hex")) },
  { what: `the word ${text}, percent-encoded`, bytes: Buffer.from([...text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join("")) },
]);

const DATA_URI = /data:[\w/+.-]*;base64,([\w+/%-]+=*)/g;

/**
 * What of the owner's secrets is in some bytes that were served: words in whatever encoding, also inside data URIs, and the place, as text and as the
 * numbers of EXIF. `pictures` are embedded ones, some bytes of each.
 */
export function secretsIn(bytes: Buffer, pictures: readonly Buffer[] = []): string[] {
  const found = [...TEXTS, ...NUMBERS].filter((secret) => bytes.includes(secret.bytes)).map(({ what }) => what);
  const text = bytes.toString("utf8");
  found.push(...WRITTEN.filter((written) => text.includes(written)).map((written) => `the place, as ${written}`));
  if (pictures.some((picture) => bytes.includes(picture))) found.push("a picture inside the picture");
  for (const [, encoded = ""] of text.matchAll(DATA_URI))
    found.push(...secretsIn(Buffer.from(decodeURIComponent(encoded), "base64"), pictures).map((what) => `in a data URI, ${what}`));
  return [...new Set(found)];
}
