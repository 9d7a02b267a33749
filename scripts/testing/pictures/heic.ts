/** 128 × 96 pixels of red, green, blue and white quarters, clockwise from the top left, as HEVC: its configuration and its one access unit. */
const CONFIGURATION = Buffer.from(
  "AQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoBAgYWW6kkprm4EBAwIAAAMAAgAAAwACECIAAQAHRAHBcrAiQA==",
  "base64",
);
const PICTURE = Buffer.from(
  "AAABNigBrwng4Vk2oj//+9F9//7cx6H+tbOQB1yHGTs8/hl/TvqXv//ArXd5gFTLTGEyegcj1BqUCW91nrIlIiC1724p3s2MNoQZ8jyZ9jMbaz79iw/wrsv/0LG//2NQ8pGL+io34tGyH5pBWc/m9xa25DoFBQEXs4aKPfNU0JFkeTTGcagXI5K9f/xeFOn6P+IL32V4f/5MEZDl9//t1iqMP6oyMuV7pKk2FlVs/Frf5vn+P/kzwW4bVXfOoQwrz47kPwB0qDgIe6ByCYqYckj3arlZRNoCgA8f3VU697bnlTCAw1foT8zdjIjin5xfmhAcN4EZcu/ctaTXncAkP2GsbbQbBEA3F5ulG1SChvSMIAEIM+NVHdTpwsIVzx3RwUpvrCtyghSLHYMEqofpswe0UUMDfMBL8oc=",
  "base64",
);

export const HEIC_WIDTH = 128;
export const HEIC_HEIGHT = 96;

type Options = {
  /** Quarter turns against the clock. */
  irot?: number;
  icc?: Buffer;
  nclx?: [primaries: number, transfer: number, matrix: number];
  /** A TIFF structure. */
  exif?: Buffer;
  xmp?: string;
  /** What the header claims. */
  width?: number;
  height?: number;
  /** In place of the picture. */
  coded?: Buffer;
  /** Put together of so many pictures across, and down. */
  grid?: [across: number, down: number];
};

export const box = (type: string, ...content: (Buffer | number[])[]): Buffer => {
  const bytes = Buffer.concat(content.map((piece) => Buffer.from(piece)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(bytes.length + 8);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, bytes]);
};

const full = (type: string, ...content: (Buffer | number[])[]): Buffer => box(type, [0, 0, 0, 0], ...content);
const u16 = (value: number): number[] => [value >> 8, value & 255];
const u32 = (value: number): number[] => [...u16(Math.floor(value / 65_536)), ...u16(value % 65_536)];

/** A HEIC file as phones write it, in small. */
export function heic({ irot, icc, nclx, exif, xmp, grid = [1, 1], coded = PICTURE, ...claimed }: Options = {}): Buffer {
  const [across, down] = grid;
  const { width = HEIC_WIDTH * across, height = HEIC_HEIGHT * down } = claimed;
  const tiles = across * down > 1 ? across * down : 0;
  const properties = [
    ...(tiles > 0 ? [] : [box("hvcC", CONFIGURATION)]),
    full("ispe", u32(width), u32(height)),
    ...(icc ? [box("colr", Buffer.from("prof"), icc)] : []),
    ...(nclx ? [box("colr", Buffer.from("nclx"), nclx.flatMap(u16), [0x80])] : []),
    ...(irot === undefined ? [] : [box("irot", [irot])]),
  ];
  const ofTiles = tiles > 0 ? [box("hvcC", CONFIGURATION), full("ispe", u32(HEIC_WIDTH), u32(HEIC_HEIGHT))] : [];
  const items = [
    tiles > 0 ? { type: "grid", data: Buffer.from([0, 1, down - 1, across - 1, ...u32(width), ...u32(height)]) } : { type: "hvc1", data: coded },
    ...Array.from({ length: tiles }, () => ({ type: "hvc1", data: coded })),
    ...(exif ? [{ type: "Exif", data: Buffer.concat([Buffer.from(u32(0)), exif]) }] : []),
    ...(xmp === undefined ? [] : [{ type: "mime", data: Buffer.from(xmp) }]),
  ];
  const infos = items.map(({ type }, i) =>
    box("infe", [2, 0, 0, 0], u16(i + 1), u16(0), Buffer.from(type), [0], Buffer.from(type === "mime" ? "application/rdf+xml\0" : "")),
  );
  const ids = Array.from({ length: tiles }, (_, i) => i + 2);
  const associated = [[1, properties.map((_, i) => i + 1)], ...ids.map((id) => [id, [properties.length + 1, properties.length + 2]])] as [number, number[]][];
  const ftyp = box("ftyp", Buffer.from("heic"), u32(0), Buffer.from("mif1heic"));
  const metaOf = (offset: number): Buffer => {
    let at = offset;
    const located = items.flatMap(({ data }, i) => {
      const start = at;
      at += data.length;
      return [u16(i + 1), u16(0), u16(1), u32(start), u32(data.length)];
    });
    return full(
      "meta",
      full("hdlr", u32(0), Buffer.from("pict"), Buffer.alloc(13)),
      full("pitm", u16(1)),
      full("iloc", [0x44, 0x00], u16(items.length), ...located),
      full("iinf", u16(items.length), ...infos),
      ...(tiles > 0 ? [full("iref", box("dimg", u16(1), u16(tiles), ...ids.map(u16)))] : []),
      box(
        "iprp",
        box("ipco", ...properties, ...ofTiles),
        full("ipma", u32(associated.length), ...associated.flatMap(([id, indexes]) => [u16(id), [indexes.length], indexes])),
      ),
    );
  };
  const before = ftyp.length + metaOf(0).length + 8;
  return Buffer.concat([ftyp, metaOf(before), box("mdat", ...items.map(({ data }) => data))]);
}
