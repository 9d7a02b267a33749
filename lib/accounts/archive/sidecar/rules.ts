import type { CameraData } from "@/lib/photos/exif/types";
import type { Field } from "@/lib/photos/publishing/types";

/** What a sidecar says about a photograph. */
type Described = {
  title: string;
  description: string;
  place: string;
  tags: readonly string[];
  camera: CameraData;
  /** Which of it is in no file, because its owner entered it here. */
  byHand: readonly Field[];
};

const NAMESPACES = {
  dc: "http://purl.org/dc/elements/1.1/",
  xmp: "http://ns.adobe.com/xap/1.0/",
  photoshop: "http://ns.adobe.com/photoshop/1.0/",
  Iptc4xmpCore: "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
  tiff: "http://ns.adobe.com/tiff/1.0/",
  exif: "http://ns.adobe.com/exif/1.0/",
  exifEX: "http://cipa.jp/exif/1.0/",
  halation: "urn:halation:xmp/1.0/",
};

/**
 * An XMP sidecar (ISO 16684-1) as ExifTool, darktable and their like read it beside a file: what its owner said here, and what the file itself
 * says of its author, rights, rating, time and place. What was entered by hand is in no file, so all of it is written, and which it is, under a name
 * of our own. Nothing is written where nothing is known.
 *
 * @param owner who is named as the author where the file names nobody
 */
export function xmpSidecar({ title, description, place, tags, camera, byHand }: Described, owner: string): string {
  const taken = camera.takenLocal && camera.takenLocal + offset(camera.takenOffsetMin);
  const properties = [
    alternative("dc:title", title),
    alternative("dc:description", description),
    list("dc:subject", "Bag", tags),
    list("dc:creator", "Seq", [camera.artist ?? owner]),
    alternative("dc:rights", camera.copyright ?? ""),
    simple("xmp:Rating", camera.rating),
    simple("xmp:CreateDate", taken),
    simple("photoshop:DateCreated", taken),
    simple("exif:DateTimeOriginal", taken),
    simple("Iptc4xmpCore:Location", place),
    ...position(camera),
    ...exposure(camera, byHand),
    list("halation:ByHand", "Bag", byHand),
  ];
  const namespaces = Object.entries(NAMESPACES).map(([prefix, uri]) => `    xmlns:${prefix}="${uri}"`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
${namespaces.join("\n")}>
${properties.filter(Boolean).join("\n")}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
`;
}

const simple = (name: string, value: string | number | null): string => {
  const text = xmlText(String(value ?? ""));
  return text && `   <${name}>${text}</${name}>`;
};

/** A text that could stand in several languages, of which this is the one there is. */
const alternative = (name: string, value: string): string => list(name, "Alt", [value], ' xml:lang="x-default"');

function list(name: string, kind: "Alt" | "Bag" | "Seq", values: readonly string[], attributes = ""): string {
  const items = values.map(xmlText).filter(Boolean);
  if (items.length === 0) return "";
  return [
    `   <${name}>`,
    `    <rdf:${kind}>`,
    ...items.map((item) => `     <rdf:li${attributes}>${item}</rdf:li>`),
    `    </rdf:${kind}>`,
    `   </${name}>`,
  ].join("\n");
}

/** `+05:45`; nothing where the offset is unknown. */
function offset(minutes: number | null): string {
  if (minutes === null) return "";
  const two = (value: number): string => String(value).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Where it was taken, as EXIF for XMP writes it: degrees, then minutes as a decimal number, then the direction. */
function position({ latitude, longitude, altitude }: Described["camera"]): string[] {
  if (latitude === null || longitude === null) return [];
  return [
    simple("exif:GPSVersionID", "2.3.0.0"),
    simple("exif:GPSLatitude", angle(latitude, "N", "S")),
    simple("exif:GPSLongitude", angle(longitude, "E", "W")),
    ...(altitude === null
      ? []
      : [simple("exif:GPSAltitudeRef", altitude < 0 ? 1 : 0), simple("exif:GPSAltitude", `${Math.round(Math.abs(altitude) * 1000)}/1000`)]),
  ];
}

/** How it was taken, as far as that was entered by hand. */
function exposure(camera: CameraData, byHand: readonly Field[]): string[] {
  const { model, lensModel, focalLength, focalLength35, focalLength35Computed, aperture, exposureTime, iso, flash } = camera;
  const entered = (field: Field, ...properties: string[]): string[] => (byHand.includes(field) ? properties : []);
  return [
    ...entered("camera", simple("tiff:Model", model)),
    ...entered("lens", simple("exifEX:LensModel", lensModel)),
    ...entered("focalLength", simple("exif:FocalLength", rational(focalLength))),
    ...entered("focalLength", simple("exif:FocalLengthIn35mmFilm", focalLength35Computed || focalLength35 === null ? null : Math.round(focalLength35))),
    ...entered("aperture", simple("exif:FNumber", rational(aperture))),
    ...entered("exposureTime", simple("exif:ExposureTime", rational(exposureTime))),
    ...entered("iso", list("exif:ISOSpeedRatings", "Seq", iso === null ? [] : [String(iso)])),
    ...entered(
      "flash",
      flash === null ? "" : `   <exif:Flash rdf:parseType="Resource"><exif:Fired>${(flash & 1) === 1 ? "True" : "False"}</exif:Fired></exif:Flash>`,
    ),
  ];
}

/** `1/250` where that is exactly it, else in millionths. */
function rational(value: number | null): string | null {
  if (value === null) return null;
  const parts = Math.round(1 / value);
  return value < 1 && 1 / parts === value ? `1/${parts}` : `${Math.round(value * 1e6)}/1000000`;
}

/** In millionths of a minute, which are millimetres. */
function angle(degrees: number, positive: string, negative: string): string {
  const minutes = Math.round(Math.abs(degrees) * 60e6) / 1e6;
  const whole = Math.floor(minutes / 60);
  return `${whole},${(minutes - whole * 60).toFixed(6)}${degrees < 0 ? negative : positive}`;
}

/** What XML 1.0 cannot hold at all. */
const UNSPEAKABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\r": "&#13;" };

const xmlText = (text: string): string => text.replace(UNSPEAKABLE, "").replace(/[&<>"'\r]/g, (character) => ENTITIES[character]!);
