import type { Sharp } from "sharp";

/** What is published inside the files: nothing else of the original's metadata is. */
export type Notices = { artist: string | null; copyright: string | null };

/** Notices go into XMP, which holds any script, and into EXIF where its ASCII can hold them as they are. */
export function noticed(image: Sharp, { artist, copyright }: Notices): Sharp {
  if (!artist && !copyright) return image;
  const ifd0 = { ...exifText("Artist", artist), ...exifText("Copyright", copyright) };
  const withXmp = image.withXmp(xmpPacket({ artist, copyright }));
  return Object.keys(ifd0).length > 0 ? withXmp.withExif({ IFD0: ifd0 }) : withXmp;
}

/**
 * libvips replaces other letters by question marks and cuts long texts, and takes what stands in the last parentheses for a comment of its
 * own: it gets one.
 */
const exifText = (tag: string, text: string | null): Record<string, string> => (text && /^[\x20-\x7e]{1,200}$/.test(text) ? { [tag]: `${text} (ASCII)` } : {});

function xmpPacket({ artist, copyright }: Notices): string {
  const creator = artist ? `<dc:creator><rdf:Seq><rdf:li>${escapeXml(artist)}</rdf:li></rdf:Seq></dc:creator>` : "";
  const rights = copyright ? `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(copyright)}</rdf:li></rdf:Alt></dc:rights>` : "";
  return (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">${creator}${rights}</rdf:Description></rdf:RDF></x:xmpmeta>`
  );
}

const escapeXml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
