/** Tag, type by TIFF's number, and the values: numbers, pairs for rationals, or bytes for text. */
export type Entry = [tag: number, type: number, values: Buffer | number[] | [number, number][]];

const SIZE: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 10: 8 };
const EXIF_POINTER = 0x8769;
const GPS_POINTER = 0x8825;

type Parts = { ifd0?: Entry[]; exif?: Entry[]; gps?: Entry[] };

/** An EXIF block as cameras write it (little-endian), made of the given entries. */
export function exifBlock({ ifd0 = [], exif, gps }: Parts): Buffer {
  const directories = [ifd0, exif ?? [], gps ?? []];
  const first = [...ifd0, ...(exif ? [[EXIF_POINTER, 4, [0]] as Entry] : []), ...(gps ? [[GPS_POINTER, 4, [0]] as Entry] : [])];
  const sizes = [first, directories[1]!, directories[2]!].map((entries) => 2 + entries.length * 12 + 4);
  const starts = [8, 8 + sizes[0]!, 8 + sizes[0]! + sizes[1]!] as const;
  const pointers = new Map<Entry, number>(
    first.flatMap((entry) => (entry[0] === EXIF_POINTER ? [[entry, starts[1]]] : entry[0] === GPS_POINTER ? [[entry, starts[2]]] : [])),
  );
  const data: Buffer[] = [];
  let free = starts[2] + sizes[2]!;
  const written = [first, directories[1]!, directories[2]!].map((entries) => {
    const directory = Buffer.alloc(2 + entries.length * 12 + 4);
    directory.writeUInt16LE(entries.length, 0);
    for (const [i, entry] of entries.entries()) {
      const at = 2 + i * 12;
      const bytes = encode(pointers.has(entry) ? [entry[0], entry[1], [pointers.get(entry)!]] : entry);
      directory.writeUInt16LE(entry[0], at);
      directory.writeUInt16LE(entry[1], at + 2);
      directory.writeUInt32LE(bytes.length / SIZE[entry[1]]!, at + 4);
      if (bytes.length <= 4) bytes.copy(directory, at + 8);
      else {
        directory.writeUInt32LE(free, at + 8);
        data.push(bytes);
        free += bytes.length;
      }
    }
    return directory;
  });
  const header = Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]);
  return Buffer.concat([Buffer.from("Exif\0\0"), header, ...written, ...data]);
}

/** A little-endian directory as it lies at a place its offsets count to, followed by its values. */
export function directoryAt(place: number, entries: Entry[]): Buffer {
  const directory = Buffer.alloc(2 + entries.length * 12 + 4);
  directory.writeUInt16LE(entries.length, 0);
  const data: Buffer[] = [];
  let free = place + directory.length;
  for (const [i, entry] of entries.entries()) {
    const bytes = encode(entry);
    const at = 2 + i * 12;
    directory.writeUInt16LE(entry[0], at);
    directory.writeUInt16LE(entry[1], at + 2);
    directory.writeUInt32LE(bytes.length / SIZE[entry[1]]!, at + 4);
    if (bytes.length <= 4) bytes.copy(directory, at + 8);
    else directory.writeUInt32LE(free, at + 8);
    if (bytes.length <= 4) continue;
    data.push(bytes);
    free += bytes.length;
  }
  return Buffer.concat([directory, ...data]);
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
