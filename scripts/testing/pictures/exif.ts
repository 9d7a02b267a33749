/** Tag, type by TIFF's number, and the values: numbers, pairs for rationals, or bytes for text. */
export type Entry = [tag: number, type: number, values: Buffer | number[] | [number, number][]];

const SIZE: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 10: 8 };
const EXIF_POINTER = 0x8769;
const GPS_POINTER = 0x8825;

type Parts = { ifd0?: Entry[]; exif?: Entry[]; gps?: Entry[] };

/** Bytes of a directory of so many entries, without the values that do not fit into them. */
const sizeOf = (entries: number): number => 2 + entries * 12 + 4;

/** An EXIF block as cameras write it (little-endian), made of the given entries. */
export function exifBlock({ ifd0 = [], exif, gps }: Parts): Buffer {
  const exifAt = 8 + sizeOf(ifd0.length + (exif ? 1 : 0) + (gps ? 1 : 0));
  const gpsAt = exifAt + sizeOf(exif?.length ?? 0);
  const first: Entry[] = [...ifd0];
  if (exif) first.push([EXIF_POINTER, 4, [exifAt]]);
  if (gps) first.push([GPS_POINTER, 4, [gpsAt]]);
  let free = gpsAt + sizeOf(gps?.length ?? 0);
  const written = [first, exif ?? [], gps ?? []].map((entries) => {
    const one = write(entries, free);
    free += one.values.length;
    return one;
  });
  const header = Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]);
  return Buffer.concat([Buffer.from("Exif\0\0"), header, ...written.map(({ directory }) => directory), ...written.map(({ values }) => values)]);
}

/** A little-endian directory as it lies at a place its offsets count to, followed by its values. */
export function directoryAt(place: number, entries: Entry[]): Buffer {
  const { directory, values } = write(entries, place + sizeOf(entries.length));
  return Buffer.concat([directory, values]);
}

/** A directory, and the values that do not fit into its entries, which are to lie at `free`. */
function write(entries: Entry[], free: number): { directory: Buffer; values: Buffer } {
  const directory = Buffer.alloc(sizeOf(entries.length));
  directory.writeUInt16LE(entries.length, 0);
  const values: Buffer[] = [];
  for (const [i, entry] of entries.entries()) {
    const bytes = encode(entry);
    const at = 2 + i * 12;
    directory.writeUInt16LE(entry[0], at);
    directory.writeUInt16LE(entry[1], at + 2);
    directory.writeUInt32LE(bytes.length / SIZE[entry[1]]!, at + 4);
    if (bytes.length <= 4) bytes.copy(directory, at + 8);
    else {
      directory.writeUInt32LE(free, at + 8);
      values.push(bytes);
      free += bytes.length;
    }
  }
  return { directory, values: Buffer.concat(values) };
}

function encode([, type, values]: Entry): Buffer {
  if (Buffer.isBuffer(values)) return values;
  const flat = values.flat();
  const bytes = Buffer.alloc((values.length * SIZE[type]!) as number);
  const width = type === 5 || type === 10 ? 4 : SIZE[type]!;
  for (const [i, value] of flat.entries()) {
    if (value < 0) bytes.writeIntLE(value, i * width, width);
    else bytes.writeUIntLE(value, i * width, width);
  }
  return bytes;
}
