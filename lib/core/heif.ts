import { boxAt, boxesIn, latin, type Box } from "./boxes";

/** How the numbers of a picture are meant, by the code points of ITU-T H.273. */
export type Nclx = { primaries: number; transfer: number };

/** What the header of a HEIF file (ISO/IEC 23008-12) says of its main picture, before anything is decoded. */
export type HeifHeader = {
  /** Pixels as coded, before rotation; 0 where the file does not say. */
  width: number;
  height: number;
  icc: Uint8Array | null;
  nclx: Nclx | null;
  /** Brands of its coding: `hvc1` for HEVC, `av01` for AV1, whichever the main picture or its tiles have. */
  coding: string | null;
  /** Whether all the bytes of the main picture are there. */
  whole: boolean;
  /** A TIFF structure, without any header of its own. */
  exif: Uint8Array | null;
  xmp: Uint8Array | null;
};

type Item = { type: string; contentType: string };
type Extent = { method: number; offset: number; length: number };

/** More items than bursts and grids of cameras have. */
const MAX_ITEMS = 4096;
/** More pieces than the items of a picture lie in, all of them together; some of a few bytes each would otherwise fill the memory. */
const MAX_EXTENTS = 65_536;

/** Reads forward through a full box; beyond its end everything is 0. */
class Cursor {
  readonly version: number;
  readonly flags: number;
  #at: number;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly box: Box,
  ) {
    this.#at = box.start;
    this.version = this.number(1);
    this.flags = this.number(3);
  }

  number(size: number): number {
    let value = 0;
    for (let i = 0; i < size; i += 1) value = value * 256 + (this.#at + i < this.box.end ? this.bytes[this.#at + i]! : 0);
    this.#at += size;
    return value;
  }

  text(): string {
    const end = this.bytes.subarray(this.#at, this.box.end).indexOf(0);
    const from = this.#at;
    this.#at = end === -1 ? this.box.end : from + end + 1;
    return latin(this.bytes, from, Math.min(end === -1 ? this.box.end : from + end, from + 64));
  }

  letters(): string {
    const text = latin(this.bytes, this.#at, Math.min(this.#at + 4, this.box.end));
    this.#at += 4;
    return text;
  }

  get ended(): boolean {
    return this.#at >= this.box.end;
  }

  get at(): number {
    return this.#at;
  }
}

/** Reads the header; null when the bytes are no HEIF. Never throws, whatever they claim. */
export function readHeif(bytes: Uint8Array): HeifHeader | null {
  const meta = boxAt(bytes, ["meta"]);
  if (!meta) return null;
  // `meta` is a full box: four bytes of version and flags before its content.
  const inside = { start: meta.start + 4, end: meta.end };
  const find = (...path: string[]): Box | null => boxAt(bytes, path, inside);
  const main = primary(bytes, find("pitm"));
  const items = readItems(bytes, find("iinf"));
  const locations = readLocations(bytes, find("iloc"));
  const data = (wanted: (item: Item) => boolean): Uint8Array | null => {
    const [id] = [...items].find(([, item]) => wanted(item)) ?? [];
    return id === undefined ? null : contentOf(bytes, locations.get(id) ?? [], find("idat"));
  };
  const parts = [main, ...references(bytes, find("iref"), main)];
  const part = items.get(main)?.type === "grid" ? (parts[1] ?? main) : main;
  const own = propertiesOf(bytes, find("iprp"), main);
  const colours = own.some(({ type }) => type === "colr") ? own : propertiesOf(bytes, find("iprp"), part);
  const exif = data(({ type }) => type === "Exif");
  return {
    ...sizeOf(bytes, own),
    ...coloursOf(bytes, colours),
    coding: items.get(part)?.type ?? null,
    whole: parts.every((id) => (locations.get(id) ?? []).every(({ method, offset, length }) => method !== 0 || offset + length <= bytes.length)),
    exif: exif && exif.length > 4 ? exif.subarray(4 + new DataView(exif.buffer, exif.byteOffset).getUint32(0)) : null,
    xmp: data(({ type, contentType }) => type === "mime" && contentType === "application/rdf+xml"),
  };
}

function primary(bytes: Uint8Array, box: Box | null): number {
  if (!box) return 0;
  const cursor = new Cursor(bytes, box);
  return cursor.number(cursor.version === 0 ? 2 : 4);
}

function readItems(bytes: Uint8Array, box: Box | null): Map<number, Item> {
  const items = new Map<number, Item>();
  if (!box) return items;
  const cursor = new Cursor(bytes, box);
  cursor.number(cursor.version === 0 ? 2 : 4);
  for (const entry of boxesIn(bytes, cursor.at, box.end)) {
    const info = new Cursor(bytes, entry);
    if (entry.type !== "infe" || info.version < 2 || items.size >= MAX_ITEMS) continue;
    const id = info.number(info.version === 2 ? 2 : 4);
    info.number(2);
    const type = info.letters();
    info.text();
    items.set(id, { type, contentType: type === "mime" ? info.text() : "" });
  }
  return items;
}

function readLocations(bytes: Uint8Array, box: Box | null): Map<number, Extent[]> {
  const locations = new Map<number, Extent[]>();
  if (!box) return locations;
  const cursor = new Cursor(bytes, box);
  const sizes = cursor.number(2);
  const [offsetSize, lengthSize, baseSize, indexSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15, cursor.version > 0 ? sizes & 15 : 0];
  const count = cursor.number(cursor.version < 2 ? 2 : 4);
  let room = MAX_EXTENTS;
  for (let i = 0; i < Math.min(count, MAX_ITEMS) && !cursor.ended; i += 1) {
    const id = cursor.number(cursor.version < 2 ? 2 : 4);
    const method = cursor.version > 0 ? cursor.number(2) & 15 : 0;
    cursor.number(2);
    const base = cursor.number(baseSize);
    const extents: Extent[] = [];
    for (let left = cursor.number(2); left > 0 && room > 0 && !cursor.ended; left -= 1, room -= 1) {
      cursor.number(indexSize);
      extents.push({ method, offset: base + cursor.number(offsetSize), length: cursor.number(lengthSize) });
    }
    locations.set(id, extents);
  }
  return locations;
}

/** The bytes of an item: of the file itself, or of the `idat` box. Those in several pieces are put together, unless they come to more than there is. */
function contentOf(bytes: Uint8Array, extents: Extent[], idat: Box | null): Uint8Array | null {
  const pieces = extents.map(({ method, offset, length }) => {
    const [from, to] = method === 0 ? [0, bytes.length] : method === 1 && idat ? [idat.start, idat.end] : [0, 0];
    return bytes.subarray(Math.min(from + offset, to), Math.min(from + offset + length, to));
  });
  const [only] = pieces;
  if (pieces.reduce((sum, { length }) => sum + length, 0) > bytes.length) return null;
  return pieces.length === 0 ? null : pieces.length === 1 ? only! : new Uint8Array(Buffer.concat(pieces));
}

/** The items that a picture is put together from, in order. */
function references(bytes: Uint8Array, box: Box | null, from: number): number[] {
  if (!box) return [];
  const wide = new Cursor(bytes, box).version > 0;
  for (const reference of boxesIn(bytes, box.start + 4, box.end)) {
    if (reference.type !== "dimg") continue;
    // No full box: the cursor's four bytes are those of the id, or its first half.
    const cursor = new Cursor(bytes, { ...reference, start: reference.start - 4 });
    if (cursor.number(wide ? 4 : 2) !== from) continue;
    const count = Math.min(cursor.number(2), MAX_ITEMS);
    return Array.from({ length: count }, () => cursor.number(wide ? 4 : 2));
  }
  return [];
}

/** The properties of an item, in order. */
function propertiesOf(bytes: Uint8Array, box: Box | null, id: number): Box[] {
  if (!box) return [];
  const all = boxAt(bytes, ["ipco"], box);
  const properties = all ? boxesIn(bytes, all.start, all.end) : [];
  for (const association of boxesIn(bytes, box.start, box.end).filter(({ type }) => type === "ipma")) {
    const cursor = new Cursor(bytes, association);
    const wide = (cursor.flags & 1) === 1;
    for (let left = Math.min(cursor.number(4), MAX_ITEMS); left > 0 && !cursor.ended; left -= 1) {
      const item = cursor.number(cursor.version < 1 ? 2 : 4);
      const indexes = Array.from({ length: cursor.number(1) }, () => cursor.number(wide ? 2 : 1) & (wide ? 0x7fff : 0x7f));
      if (item === id) return indexes.flatMap((index) => properties[index - 1] ?? []);
    }
  }
  return [];
}

function sizeOf(bytes: Uint8Array, properties: Box[]): { width: number; height: number } {
  const size = properties.find(({ type }) => type === "ispe");
  if (!size) return { width: 0, height: 0 };
  const cursor = new Cursor(bytes, size);
  return { width: cursor.number(4), height: cursor.number(4) };
}

function coloursOf(bytes: Uint8Array, properties: Box[]): Pick<HeifHeader, "icc" | "nclx"> {
  let [icc, nclx]: [Uint8Array | null, Nclx | null] = [null, null];
  for (const { start, end } of properties.filter(({ type }) => type === "colr")) {
    const kind = latin(bytes, start, Math.min(start + 4, end));
    if (kind === "prof" || kind === "rICC") icc = bytes.subarray(start + 4, end);
    if (kind === "nclx" && start + 8 <= end) {
      nclx = { primaries: (bytes[start + 4]! << 8) | bytes[start + 5]!, transfer: (bytes[start + 6]! << 8) | bytes[start + 7]! };
    }
  }
  return { icc, nclx };
}
