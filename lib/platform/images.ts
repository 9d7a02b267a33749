import sharp, { type Metadata, type Region, type Sharp } from "sharp";
import { readHeif, type HeifHeader } from "@/lib/core/heif";
import { RAW_TYPES, sniffWhole } from "@/lib/core/sniff";
import { decodeHeif, HeifError } from "./heif/decode";
import { profileOf } from "./heif/profile";
import { wrapPixels } from "./heif/tiff";
import { exifNoticed, noticed, xmpNoticed, type Notices } from "./notices";
import { anonymous, usableProfile } from "./profiles";
import { rawPreview } from "./raw/preview";

// Every picture passes once: libvips' cache of operations would only hold memory.
sharp.cache(false);

/** Widths in pixels that derivatives are made in, as far as the original has them. */
const WIDTHS = [320, 640, 1280, 2048, 2560] as const;
/** WebP can hold no side longer than this. */
const MAX_SIDE = 16_383;
/** A larger picture could take the machine's memory; about four times what cameras make. */
const MAX_PIXELS = 100_000_000;
/** After this a decoder is taken to be led astray by its input. */
const PATIENCE_SECONDS = 600;
/** JPEG can hold no side longer than this. */
const MAX_JPEG_SIDE = 65_500;
const PLACEHOLDER_SIDE = 24;

/** Effort 2 takes half the time of sharp's default at the same size. */
export const WEBP = { quality: 80, effort: 2 } as const;
/** What photographers export for print: no colour is halved. */
const FULL = { quality: 92, chromaSubsampling: "4:4:4" } as const;
/** Small pictures are looked at closely, and cost little. */
const PORTRAIT = { quality: 84, alphaQuality: 100, effort: 4 } as const;

/** Why a file is no photo we can show. */
export type ImageFailure = "unsupported" | "too-many-pixels" | "damaged" | "no-preview";

/** The picture itself is the problem: trying again would change nothing. */
export class ImageError extends Error {
  override readonly name = "ImageError";

  constructor(
    readonly reason: ImageFailure,
    options?: ErrorOptions,
  ) {
    super(`the picture is ${reason}`, options);
  }
}

export type Derivative = {
  /** Pixels. */
  width: number;
  height: number;
  bytes: Buffer;
  /** Of the encoder, from 1 to 100; null where nothing was lost. */
  quality: number | null;
};

/** A few pixels of a picture in sRGB: red, green, blue and, where there are four channels, how opaque, a byte each. */
export type Tiny = { data: Uint8Array; channels: number };

export type Derived = {
  /** Pixels of the original as seen, after orientation. */
  width: number;
  height: number;
  /** A tiny WebP as a data URI. */
  placeholder: string;
  /** The same pixels, to be looked at. */
  tiny: Tiny;
  /** Ascending by width; at least one. */
  derivatives: Derivative[];
};

export type Full = Derivative & { type: "image/jpeg" | "image/webp" };

/** What its owner made of an upright picture: turned clockwise by so many degrees, then cut to a part, in fractions from its upper left. */
export type Edit = { turn: number; crop: Part };
export const AS_IT_IS: Edit = { turn: 0, crop: { x: 0, y: 0, width: 1, height: 1 } };

/**
 * All derivatives of a photo from one decode: upright, never larger than the original, in its own colours (the ICC profile goes along, or the
 * pixels are converted to sRGB where WebP cannot carry it), without any metadata but the given notices.
 *
 * @throws ImageError when the bytes are no whole picture of a format and size we take
 */
export async function derive(original: Buffer, notices: Notices, edit = AS_IT_IS): Promise<Derived> {
  const { open, width, height } = await decodeOnce(original, edit, (size) => widthsFor(size).at(-1)!);
  const derivatives: Derivative[] = [];
  for (const target of widthsFor({ width, height })) {
    const { data, info } = await noticed(open().resize({ width: target }), notices)
      .webp(WEBP)
      .toBuffer({ resolveWithObject: true });
    derivatives.push({ width: info.width, height: info.height, bytes: data, quality: WEBP.quality });
  }
  return { width, height, ...(await inMiniature(derivatives[0]!.bytes)), derivatives };
}

type Size = { width: number; height: number };
/** The size is that of the whole picture; `open` goes on from its pixels, as often as one likes. */
type Decoded = Size & { open: () => Sharp };

/**
 * The picture as its owner left it, decoded no wider than what will be made of it needs.
 *
 * @throws ImageError as `derive` does
 */
export async function decodeOnce(original: Buffer, edit: Edit, widest: (size: Size) => number): Promise<Decoded> {
  const picture = await pictureOf(original);
  const metadata = await inspect(picture);
  const part = keptPart(metadata, edit);
  const profile = usableProfile(metadata);
  // A strip a pixel wide can still be too tall.
  const size = { width: widest(part), ...(part.height > MAX_SIDE * part.width && { height: MAX_SIDE, fit: "fill" as const }) };
  const largest = edited(picture, edit, part).resize(size);
  const open = await unpacked(profile ? largest.keepIccProfile() : largest, profile?.told);
  return { open, width: part.width, height: part.height };
}

/** Bare pixels cost nothing to open, but cannot carry the profile they are meant in: with one they are wrapped in a TIFF that can. */
async function unpacked(image: Sharp, icc: Uint8Array | undefined): Promise<() => Sharp> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true }).catch(reject);
  const { width, height, channels } = info;
  if (!icc || (channels !== 3 && channels !== 4)) return () => sharp(data, { raw: { width, height, channels } });
  const wrapped = wrapPixels({ width, height, channels, data }, icc);
  return () => sharp(wrapped).keepIccProfile();
}

/**
 * A copy with all pixels of what is shown, as a JPEG, or as a lossless WebP where some are transparent, with the notices and no other metadata.
 * It costs a decode of its own: those of the derivatives see no more pixels than the largest of them needs.
 *
 * @throws ImageError as `derive` does
 */
export async function deriveFull(original: Buffer, notices: Notices, edit = AS_IT_IS): Promise<Full> {
  const picture = await pictureOf(original);
  const metadata = await inspect(picture);
  const part = keptPart(metadata, edit);
  const profile = usableProfile(metadata);
  const fitting = { width: MAX_JPEG_SIDE, height: MAX_JPEG_SIDE, fit: "inside", withoutEnlargement: true } as const;
  const image = edited(picture, edit, part).resize(fitting);
  const copy = xmpNoticed(profile ? image.keepIccProfile() : image, notices);
  const transparent = metadata.hasAlpha && Math.max(part.width, part.height) <= MAX_SIDE;
  const { data, info } = await (transparent ? copy.webp({ lossless: true }) : copy.flatten({ background: "#ffffff" }).jpeg(FULL))
    .toBuffer({ resolveWithObject: true })
    .catch(reject);
  const type = transparent ? "image/webp" : "image/jpeg";
  const bytes = exifNoticed(anonymous(data, profile), type, notices);
  return { width: info.width, height: info.height, bytes, type, quality: transparent ? null : FULL.quality };
}

/** Opens a picture as its owner left it: upright, turned, cut. */
function edited(picture: Buffer, { turn }: Edit, { left, top, width, height, whole }: Kept): Sharp {
  const turned = turn === 0 ? upright(picture) : upright(picture).rotate(turn);
  return whole ? turned : turned.extract({ left, top, width, height });
}

/** Pixels of the upright, turned picture; `whole` when nothing is cut off. */
type Kept = { left: number; top: number; width: number; height: number; whole: boolean };

function keptPart({ autoOrient }: Metadata, { turn, crop }: Edit): Kept {
  const lying = turn % 180 !== 0;
  const [width, height] = lying ? [autoOrient.height, autoOrient.width] : [autoOrient.width, autoOrient.height];
  const left = Math.min(width - 1, Math.round(crop.x * width));
  const top = Math.min(height - 1, Math.round(crop.y * height));
  const part = {
    left,
    top,
    width: Math.max(1, Math.min(width - left, Math.round(crop.width * width))),
    height: Math.max(1, Math.min(height - top, Math.round(crop.height * height))),
  };
  return { ...part, whole: part.width === width && part.height === height };
}

/** The picture as it is seen. Cut off files end here. Stray bytes between a JPEG's markers, which cameras do leave, are only warnings and do not. */
const upright = (picture: Buffer): Sharp =>
  sharp(picture, { failOn: "error", limitInputPixels: MAX_PIXELS }).timeout({ seconds: PATIENCE_SECONDS }).autoOrient();

/** A part of a picture as it is seen upright, in fractions of its width and height. */
type Part = { x: number; y: number; width: number; height: number };

/**
 * Squares of one part of a picture, from one decode: upright, in sRGB, see-through where it is, without any metadata, and no larger than the part
 * itself. A part that is no square gives its middle, one that sticks out what of it is there.
 *
 * @param part the largest square in the middle unless told
 * @param sides pixels, ascending
 * @returns WebP, one for each side
 * @throws ImageError when the bytes are no whole picture of a format and size we take
 */
export async function deriveSquares(original: Buffer, part: Part | null, sides: readonly number[]): Promise<Buffer[]> {
  const picture = await pictureOf(original);
  const { autoOrient } = await inspect(picture);
  const square = squareIn(autoOrient, part ?? AS_IT_IS.crop);
  const largest = Math.min(square.width, sides.at(-1)!);
  const base = await upright(picture).extract(square).resize(largest, largest).png({ compressionLevel: 1 }).toBuffer().catch(reject);
  const squares: Buffer[] = [];
  for (const side of sides) {
    const length = Math.min(side, largest);
    squares.push(await sharp(base).resize(length, length).webp(PORTRAIT).toBuffer());
  }
  return squares;
}

/**
 * A picture made to fit into a box, whole: upright, in sRGB, see-through where it is, without any metadata, never enlarged.
 *
 * @returns WebP
 * @throws ImageError when the bytes are no whole picture of a format and size we take
 */
export async function deriveWithin(original: Buffer, box: { width: number; height: number }): Promise<Buffer> {
  const picture = await pictureOf(original);
  await inspect(picture);
  return upright(picture)
    .resize({ ...box, fit: "inside", withoutEnlargement: true })
    .webp(PORTRAIT)
    .toBuffer()
    .catch(reject);
}

/** Whole pixels: the largest square in the middle of a part, as far as the picture has it. */
function squareIn({ width, height }: Size, part: Part): Region {
  const side = Math.max(1, Math.min(width, height, Math.round(Math.min(part.width * width, part.height * height))));
  const start = (from: number, length: number, whole: number): number =>
    Math.min(whole - side, Math.max(0, Math.round(from * whole + (length * whole - side) / 2)));
  return { left: start(part.x, part.width, width), top: start(part.y, part.height, height), width: side, height: side };
}

/** As wide as a picture is, or as its height lets very tall ones be in WebP. */
export const widestOf = ({ width, height }: Size): number => Math.max(1, Math.min(width, Math.floor((MAX_SIDE * width) / height)));

/** Each of our widths up to the original's own, which is the last where it is below 2560. */
const widthsFor = (size: Size): number[] => [...new Set(WIDTHS.map((w) => Math.min(w, widestOf(size))))];

/** The file itself where libvips reads it; of camera RAW the picture the camera put in, and of HEIC the pixels, both as files libvips reads. */
async function pictureOf(original: Buffer): Promise<Buffer> {
  const type = sniffWhole(original);
  if (type === null) throw new ImageError("unsupported");
  if (RAW_TYPES.has(type)) return rawPreview(original, type) ?? Promise.reject(new ImageError("no-preview"));
  const header = type === "image/heic" || type === "image/avif" ? readHeif(original) : null;
  const profile = header && (header.icc ?? (header.nclx && profileOf(header.nclx)));
  if (type === "image/heic") return wrapPixels(await heicPixels(original, header), profile);
  // libvips knows ICC profiles alone; what AVIF says of its colours by code points has to become one.
  return profile && !header?.icc ? wrapPixels(await avifPixels(original), profile) : original;
}

async function heicPixels(original: Buffer, header: HeifHeader | null): Promise<Parameters<typeof wrapPixels>[0]> {
  const pixels = header ? header.width * header.height : 0;
  if (pixels > MAX_PIXELS) throw new ImageError("too-many-pixels");
  // The decoder would fill what is missing with green.
  if (pixels === 0 || !header?.whole) throw new ImageError("damaged");
  try {
    return await decodeHeif(original, { pixels });
  } catch (error) {
    if (!(error instanceof HeifError) || error.reason === "lost") throw error;
    throw new ImageError(error.reason, { cause: error });
  }
}

async function avifPixels(original: Buffer): Promise<Parameters<typeof wrapPixels>[0]> {
  await inspect(original);
  const open = sharp(original, { failOn: "error", limitInputPixels: MAX_PIXELS }).timeout({ seconds: PATIENCE_SECONDS });
  const { data, info } = await open.autoOrient().toColourspace("srgb").raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true }).catch(reject);
  if (info.channels !== 3 && info.channels !== 4) throw new ImageError("damaged");
  return { width: info.width, height: info.height, channels: info.channels, data };
}

async function inspect(picture: Buffer): Promise<Metadata> {
  const metadata = await sharp(picture, { failOn: "error", limitInputPixels: false }).metadata().catch(reject);
  if (!isTaken(metadata)) throw new ImageError("unsupported");
  if (metadata.width * metadata.height > MAX_PIXELS) throw new ImageError("too-many-pixels");
  return metadata;
}

/** sharp would open SVG, PDF and more; we take these, and of the HEIF family only AVIF by itself. An animation is its first picture. */
const isTaken = ({ format, compression }: Metadata): boolean =>
  ["jpeg", "png", "webp", "tiff", "gif"].includes(format) || (format === "heif" && compression === "av1");

/** What stands in for a photograph while it loads. It has no room for a profile and is converted to sRGB: of the smallest picture that costs nothing. */
export async function inMiniature(smallest: Buffer): Promise<Pick<Derived, "placeholder" | "tiny">> {
  const { data, info } = await sharp(smallest)
    .resize({ width: PLACEHOLDER_SIDE, height: PLACEHOLDER_SIDE, fit: "inside" })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const webp = await sharp(data, { raw: { width, height, channels } }).webp({ quality: 30, alphaQuality: 30 }).toBuffer();
  return { placeholder: `data:image/webp;base64,${webp.toString("base64")}`, tiny: { data, channels } };
}

/** What libvips says about the bytes becomes a reason; what it says about the machine stays a fault, to be tried again. */
function reject(cause: unknown): never {
  const message = cause instanceof Error ? cause.message : "";
  // Decoders call it memory too when a file wants more than they let any have.
  if (/out of memory|alloc|no space|too many open files/i.test(message) && !/limit/i.test(message)) throw cause;
  if (/pixel limit/i.test(message)) throw new ImageError("too-many-pixels", { cause });
  throw new ImageError(/unsupported image format/i.test(message) ? "unsupported" : "damaged", { cause });
}

export type MetadataBlocks = { exif: Buffer | undefined; xmp: Buffer | undefined; iptc: Buffer | undefined };

/** The raw metadata blocks of a JPEG, PNG, WebP or GIF; all undefined when it is none. Decodes nothing. */
export async function metadataBlocks(bytes: Buffer): Promise<MetadataBlocks> {
  try {
    const { exif, xmp, iptc } = await sharp(bytes, { failOn: "none", limitInputPixels: false }).metadata();
    return { exif, xmp, iptc };
  } catch {
    return { exif: undefined, xmp: undefined, iptc: undefined };
  }
}
