import sharp from "sharp";
import { profileNamed } from "@/scripts/testing/pictures/profile";
import { directoryAt, exifBlock, type Entry } from "@/scripts/testing/pictures/exif";
import { CANARY, PLACE, PUBLISHED, XMP_PLACE } from "./secrets";

const text = (value: string): Buffer => Buffer.from(`${value}\0`);
const secret = (where: string): Buffer => text(`${CANARY}-${where}`);
const wide = (value: string): Buffer => Buffer.from(`${value}\0`, "utf16le");

/** Nikon's note: a TIFF structure of its own, with the serial number among others. */
const makerNote = (): Buffer =>
  Buffer.concat([
    Buffer.from("Nikon\0\u0002\u0010\0\0", "latin1"),
    Buffer.from("II*\0\b\0\0\0", "latin1"),
    directoryAt(8, [
      [0x1d, 2, secret("NOTE-SERIAL")],
      [0xa2, 7, secret("NOTE-OWN")],
    ]),
  ]);

/** What a camera says of the exposure, and of whose it is. */
const EXPOSURE: Entry[] = [
  [0x829a, 5, [[1, 250]]],
  [0x829d, 5, [[18, 10]]],
  [0x8827, 3, [400]],
  [0x920a, 5, [[85, 1]]],
  [0x927c, 7, makerNote()],
  [0x9286, 7, Buffer.concat([Buffer.from("ASCII\0\0\0"), secret("COMMENT")])],
  [0xa420, 2, secret("UNIQUE-ID")],
  [0xa430, 2, secret("OWNER")],
  [0xa431, 2, secret("BODY")],
  [0xa434, 2, text("85.0 mm f/1.8")],
  [0xa435, 2, secret("GLASS")],
];

const WHERE: Entry[] = [
  [1, 2, text("N")],
  [2, 5, PLACE.latitude],
  [3, 2, text("E")],
  [4, 5, PLACE.longitude],
  [6, 5, [PLACE.altitude]],
  [0x1b, 7, secret("GPS-METHOD")],
  [0x1c, 7, secret("GPS-AREA")],
];

/** The first directory: what is published beside what is not. `private` ones are numbers nobody has registered. */
const FIRST: Entry[] = [
  [0x10e, 2, secret("DESCRIPTION")],
  [0x10f, 2, text("NIKON CORPORATION")],
  [0x110, 2, text("NIKON D70")],
  [0x13b, 2, text(PUBLISHED.artist)],
  [0x13c, 2, secret("COMPUTER")],
  [0x8298, 2, text(PUBLISHED.copyright)],
  [0x9c9b, 1, wide(`${CANARY}-TITLE`)],
  [0x9c9c, 1, wide(`${CANARY}-WINDOWS`)],
  [0x9c9e, 1, wide(`${CANARY}-KEYWORDS`)],
  [0xc62f, 2, secret("DNG-SERIAL")],
  [0xfde8, 2, secret("PRIVATE")],
];

/** A thumbnail as cameras put one in: a whole JPEG, which tells things too. */
export const thumbnail = (): Promise<Buffer> =>
  sharp({ create: { width: 160, height: 120, channels: 3, background: "#b5651d", noise: { type: "gaussian", mean: 128, sigma: 60 } } })
    .withExif({ IFD0: { Artist: `${CANARY}-THUMBNAIL` } })
    .jpeg()
    .toBuffer();

/** Some bytes of the pixels of a picture inside another. */
export const middleOf = (picture: Buffer): Buffer => picture.subarray(Math.floor(picture.length / 2), Math.floor(picture.length / 2) + 32);

/** The TIFF structure that EXIF is, with a thumbnail in a second directory where one is given. */
export function exif(thumb?: Buffer): Buffer {
  const tiff = exifBlock({ ifd0: FIRST, exif: EXPOSURE, gps: WHERE }).subarray(6);
  if (!thumb) return tiff;
  const next = 10 + tiff.readUInt16LE(8) * 12;
  const place = tiff.length + (tiff.length % 2);
  const entries: Entry[] = [
    [0x103, 3, [6]],
    [0x201, 4, [place + 2 + 3 * 12 + 4]],
    [0x202, 4, [thumb.length]],
  ];
  tiff.writeUInt32LE(place, next);
  return Buffer.concat([tiff, Buffer.alloc(tiff.length % 2), directoryAt(place, entries), thumb]);
}

/** The parts that Canon keeps apart, each a TIFF structure. */
export const parts = {
  ifd0: exifBlock({ ifd0: FIRST }).subarray(6),
  exif: exifBlock({ ifd0: EXPOSURE }).subarray(6),
  gps: exifBlock({ ifd0: WHERE }).subarray(6),
};

/** A TIFF file, its pixels or its JPEG in one strip, that says all of the above and has XMP, IPTC and a profile besides. */
export function tiffFile(picture: Entry[], strip: Buffer): Buffer {
  const make = (at: number): Buffer => {
    const blocks: Entry[] = [
      [0x111, 4, [at]],
      [0x117, 4, [strip.length]],
      [0x2bc, 1, xmp()],
      [0x83bb, 7, iptc()],
      [0x8649, 1, photoshop()],
      [0x8773, 7, profile()],
    ];
    return exifBlock({ ifd0: [...picture, ...blocks, ...FIRST].toSorted((a, b) => a[0] - b[0]), exif: EXPOSURE, gps: WHERE }).subarray(6);
  };
  return Buffer.concat([make(make(0).length), strip]);
}

/** XMP of several namespaces: places, people, histories, faces, and the owner's serial numbers. */
export const xmp = (notices = false): Buffer =>
  Buffer.from(`<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="${CANARY}-TOOLKIT"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="${CANARY}-ABOUT" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:exifEX="http://cipa.jp/exif/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:lr="http://ns.adobe.com/lightroom/1.0/" xmlns:own="http://example.test/own/"
 exif:GPSLatitude="${XMP_PLACE.latitude}" exif:GPSLongitude="${XMP_PLACE.longitude}" exif:GPSAltitude="${XMP_PLACE.altitude}" exif:GPSAltitudeRef="0"
 exifEX:BodySerialNumber="${CANARY}-XMP-BODY" exifEX:CameraOwnerName="${CANARY}-XMP-OWNER" aux:SerialNumber="${CANARY}-AUX" aux:OwnerName="${CANARY}-AUX-OWNER"
 aux:LensSerialNumber="${CANARY}-AUX-GLASS" photoshop:City="${CANARY}-CITY" photoshop:Instructions="${CANARY}-INSTRUCTIONS" crs:RawFileName="${CANARY}-RAW"
 xmpMM:DocumentID="${CANARY}-DOCUMENT" Iptc4xmpCore:Location="${CANARY}-LOCATION" own:thing="${CANARY}-OWN">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${CANARY}-TITLE</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${CANARY}-DESCRIPTION</rdf:li></rdf:Alt></dc:description>
<dc:subject><rdf:Bag><rdf:li>${CANARY}-SUBJECT</rdf:li></rdf:Bag></dc:subject><lr:hierarchicalSubject><rdf:Bag><rdf:li>${CANARY}|TREE</rdf:li></rdf:Bag></lr:hierarchicalSubject>
<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>${CANARY}-PERSON</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag><rdf:li rdf:parseType="Resource"><mwg-rs:Name>${CANARY}-FACE</mwg-rs:Name></rdf:li></rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>
${notices ? `<dc:creator><rdf:Seq><rdf:li>${PUBLISHED.artist}</rdf:li></rdf:Seq></dc:creator><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${PUBLISHED.copyright}</rdf:li></rdf:Alt></dc:rights>` : ""}
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`);

/** IPTC records: caption, keywords, places, contact. */
const iptc = (): Buffer =>
  Buffer.concat(
    [5, 25, 40, 85, 90, 92, 95, 101, 103, 105, 118, 120, 122].map((dataset) => {
      const value = Buffer.from(`${CANARY}-IPTC-${dataset}`);
      return Buffer.concat([Buffer.from([0x1c, 2, dataset, value.length >> 8, value.length & 255]), value]);
    }),
  );

const resource = (id: number, data: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from("8BIM"),
    Buffer.from([id >> 8, id & 255, 0, 0]),
    Buffer.from([0, 0, data.length >> 8, data.length & 255]),
    data,
    Buffer.alloc(data.length % 2),
  ]);

/** Photoshop's resources: IPTC, a caption, and an address. */
export const photoshop = (): Buffer => Buffer.concat([resource(0x0404, iptc()), resource(0x03f0, secret("CAPTION")), resource(0x040b, secret("ADDRESS"))]);

/** A profile of somebody's screen. */
export const profile = (): Buffer => profileNamed(`${CANARY} screen, 1947`);
