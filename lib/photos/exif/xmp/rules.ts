import type { XmpProperties } from "../types";

/** Conventional prefixes of the namespaces we read, whatever prefix a file gives them. */
const PREFIXES: Readonly<Record<string, string>> = {
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
  "http://purl.org/dc/elements/1.1/": "dc",
  "http://ns.adobe.com/xap/1.0/": "xmp",
  "http://ns.adobe.com/tiff/1.0/": "tiff",
  "http://ns.adobe.com/exif/1.0/": "exif",
  "http://cipa.jp/exif/1.0/": "exifEX",
  "http://ns.adobe.com/exif/1.0/aux/": "aux",
  "http://ns.adobe.com/photoshop/1.0/": "photoshop",
  "http://ns.microsoft.com/photo/1.0/": "MicrosoftPhoto",
  "http://ns.microsoft.com/photo/1.0": "MicrosoftPhoto",
};

/** Beyond this the packet holds masks and histories, not what we look for. */
const MAX_LENGTH = 2 ** 20;
const MAX_ITEMS = 20;
const MAX_DEPTH = 64;

// No quantifier can run past the next `<`, so scanning is linear whatever the text.
const TOKEN = /<(\/?)([\w.-]+:[\w.-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|<[^<]*?>|([^<]+)/g;
const ATTRIBUTE = /([\w.-]+):([\w.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/**
 * The simple and list properties of an XMP packet. A reader of this one shape (RDF descriptions one level deep), not of XML at large:
 * linear in time, bounded, without entities of its own; structures are passed over.
 */
export function readXmp(packet: Uint8Array): XmpProperties {
  const text = new TextDecoder().decode(packet.subarray(0, MAX_LENGTH));
  const prefixes = new Map([["rdf", "rdf"]]);
  const found = new Map<string, string[]>();
  const stack: string[] = [];
  for (const [, closing, name = "", attributes = "", selfClosing, content] of text.matchAll(TOKEN)) {
    if (content !== undefined) collect(found, propertyOf(stack), content);
    else if (closing) stack.pop();
    else if (name) {
      for (const [, prefix = "", local = "", double, single = ""] of attributes.matchAll(ATTRIBUTE)) {
        if (prefix === "xmlns") prefixes.set(local, PREFIXES[double ?? single] ?? "");
      }
      const element = canonical(prefixes, name);
      if (isDescription([...stack.slice(-1), element])) readAttributes(found, prefixes, attributes);
      if (!selfClosing) stack.push(element);
      if (stack.length > MAX_DEPTH) break;
    }
  }
  return found;
}

function canonical(prefixes: ReadonlyMap<string, string>, name: string): string {
  const [prefix = "", local = ""] = name.split(":");
  const known = prefixes.get(prefix);
  return known ? `${known}:${local}` : "";
}

const isDescription = (path: readonly string[]): boolean => path.at(-1) === "rdf:Description" && path.at(-2) === "rdf:RDF";

function readAttributes(found: Map<string, string[]>, prefixes: ReadonlyMap<string, string>, attributes: string): void {
  for (const [, prefix = "", local = "", double, single = ""] of attributes.matchAll(ATTRIBUTE)) {
    const property = canonical(prefixes, `${prefix}:${local}`);
    if (property && !property.startsWith("rdf:")) collect(found, property, double ?? single);
  }
}

/** The property that text at this place belongs to: itself, or through one list; null inside structures and elsewhere. */
function propertyOf(stack: readonly string[]): string | null {
  const list = stack.at(-1) === "rdf:li" && /^rdf:(Seq|Bag|Alt)$/.test(stack.at(-2) ?? "");
  const path = list ? stack.slice(0, -2) : stack;
  const property = path.at(-1);
  return property && !property.startsWith("rdf:") && isDescription(path.slice(0, -1)) ? property : null;
}

function collect(found: Map<string, string[]>, property: string | null, raw: string): void {
  if (!property || raw.trim() === "") return;
  const items = found.get(property) ?? [];
  if (items.length < MAX_ITEMS) found.set(property, [...items, unescape(raw.trim())]);
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const unescape = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole: string, hex?: string, decimal?: string, name?: string) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
