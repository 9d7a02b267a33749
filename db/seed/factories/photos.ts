import sharp from "sharp";
import { db } from "@/db/client";
import { files, gear, photoFiles, photos, photoTags, photoVersions, tags } from "@/db/schema";
import { newId, newToken } from "@/lib/core/ids";
import type { CameraData } from "@/lib/photos/exif/types";
import { split } from "@/lib/photos/publishing/rules";
import { PUBLISHABLE, PUBLISHED_BY_DEFAULT, type Field } from "@/lib/photos/publishing/types";
import { newKey, put } from "@/lib/platform/storage";
import { foldTag } from "@/lib/tags/rules";
import { aHash, first, randomName } from "./rows";

export type Photo = typeof photos.$inferSelect;
export type Gear = typeof gear.$inferSelect;
export type Tag = typeof tags.$inferSelect;

/** A camera or lens; without a name, one that no other test knows. The first word of the name is its maker. */
export async function aGear(kind: Gear["kind"], name = `Test ${randomName()}`): Promise<Gear> {
  const slug = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-");
  const row = { id: newId(), kind, slug, maker: name.split(" ")[0]!, name };
  return first(
    await db
      .insert(gear)
      .values(row)
      .onConflictDoUpdate({ target: [gear.kind, gear.slug], set: { slug } })
      .returning(),
  );
}

/** A tag; without a name, one that no other test knows. */
export async function aTag(name = `tag${randomName()}`): Promise<Tag> {
  const folded = foldTag(name);
  return first(await db.insert(tags).values({ id: newId(), folded, name }).onConflictDoUpdate({ target: tags.folded, set: { folded } }).returning());
}

type PhotoOptions = {
  owner: { id: string };
  /** A row of `aGear`, or a name whose first word is the maker. */
  camera?: Gear | string;
  lens?: Gear | string;
  tags?: (Tag | string)[];
  /** Whether its files are really in the store (a small picture each); no unless told, their rows alone being quicker. */
  withFiles?: boolean;
} & Omit<Partial<typeof photos.$inferInsert>, "ownerId">;

/** Makes a photo as processing would have left it: ready, with its original and derivatives, plausible in every column not given. */
export async function aPhoto({ owner, camera, lens, tags: named = [], withFiles = false, ...columns }: PhotoOptions): Promise<Photo> {
  const body = typeof camera === "string" ? await aGear("camera", camera) : camera;
  const glass = typeof lens === "string" ? await aGear("lens", lens) : lens;
  const labels = await Promise.all(named.map(async (tag) => (typeof tag === "string" ? aTag(tag) : tag)));
  const unpublished = columns.status === "draft" && { publishedAt: null };
  const told = { ...PLAUSIBLE, ...gearColumns(body, glass), ...unpublished, ...columns };
  const photo = first(
    await db
      .insert(photos)
      .values({
        ...told,
        ...publishedColumns(told),
        urlToken: columns.urlToken ?? newToken(),
        id: columns.id ?? newId(),
        uploadId: columns.uploadId ?? newId(),
        ownerId: owner.id,
      })
      .returning(),
  );
  if (labels.length > 0) await db.insert(photoTags).values(labels.map((tag) => ({ photoId: photo.id, tagId: tag.id })));
  await storeFiles(photo, withFiles);
  return photo;
}

/** As processing divides what a file says: what is not published stands apart. */
function publishedColumns({ published = [...PUBLISHED_BY_DEFAULT], ...told }: Partial<typeof photos.$inferInsert>): Partial<typeof photos.$inferInsert> {
  const silent = Object.fromEntries(Object.values(PUBLISHABLE).flatMap((columns) => columns.map((column) => [column, null])));
  const { shown, heldBack } = split({ ...silent, focalLength35Computed: false, orientation: null, ...told } as CameraData, published as Field[]);
  const gear = { ...(!published.includes("camera") && { cameraId: null }), ...(!published.includes("lens") && { lensId: null }) };
  return { ...shown, ...gear, heldBack, published };
}

const PLAUSIBLE = {
  status: "ready",
  visibility: "public",
  fileName: "DSC_0042.JPG",
  type: "image/jpeg",
  bytes: 6_291_456,
  width: 3000,
  height: 2000,
  widths: [320, 640, 1280, 2048, 2560],
  placeholder: "data:image/webp;base64,UklGRhwAAABXRUJQVlA4TA8AAAAvAAAAAAfQ//73v/+BiOh/AAA=",
  focalLength: 50,
  focalLength35: 50,
  aperture: 2.8,
  exposureTime: 1 / 250,
  iso: 200,
  orientation: 1,
  takenLocal: "2026-05-17 18:40:00",
  takenOffsetMin: 120,
  takenAt: new Date("2026-05-17T16:40:00Z"),
} satisfies Partial<typeof photos.$inferInsert>;

const gearColumns = (camera?: Gear, lens?: Gear): Partial<typeof photos.$inferInsert> => ({
  cameraId: camera?.id,
  make: camera?.maker,
  model: camera?.name,
  lensId: lens?.id,
  lensMake: lens?.maker,
  lensModel: lens?.name,
});

/** One `files` row for the original (its owner's alone) and one for each derivative, all pixels among them where others may have them. */
async function storeFiles(photo: Photo, withBytes: boolean): Promise<void> {
  const derived = photo.status === "ready" || photo.status === "draft";
  const { widths, avifWidths } = derived ? photo : { widths: [], avifWidths: [] };
  const variants = [
    { variant: "original", width: photo.width, quality: null },
    ...widths.map((width) => ({ variant: `w${width}`, width, quality: 80 })),
    ...avifWidths.map((width) => ({ variant: `a${width}`, width, quality: 63 })),
    ...(derived && photo.allowFull ? [{ variant: "full", width: photo.width, quality: 92 }] : []),
  ];
  const rows = await Promise.all(variants.map(({ variant }) => fileRow(photo, variant, withBytes)));
  const made = await db.insert(files).values(rows).returning({ id: files.id, variant: files.variant });
  const idOf = new Map(made.map((file) => [file.variant, file.id]));
  const height = (width: number) => Math.round((photo.height * width) / (photo.width || 1));
  await db.insert(photoFiles).values(variants.map((each) => ({ ...each, photoId: photo.id, fileId: idOf.get(each.variant)!, height: height(each.width) })));
  await db.insert(photoVersions).values({ photoId: photo.id, number: 1, fileId: idOf.get("original")!, fileName: photo.fileName });
}

async function fileRow(photo: Photo, variant: string, withBytes: boolean): Promise<typeof files.$inferInsert> {
  const original = variant === "original";
  return {
    id: newId(),
    ownerId: photo.ownerId,
    variant,
    access: !original && photo.visibility === "public" ? "public" : "private",
    type: original ? photo.type : typeOf(variant),
    urlToken: photo.urlToken,
    ...(withBytes
      ? await put(original ? "originals" : "derivatives", await smallPicture(variant))
      : {
          backend: "disk",
          key: newKey(original ? "originals" : "derivatives"),
          sha256: aHash(),
          bytes: original ? photo.bytes : variant.startsWith("a") ? 30_000 : 40_000,
        }),
  };
}

const typeOf = (variant: string): string => (variant === "full" ? "image/jpeg" : variant.startsWith("a") ? "image/avif" : "image/webp");

const smallPicture = (variant: string): Promise<Buffer> => {
  const picture = sharp({ create: { width: 30, height: 20, channels: 3, background: "#946" } });
  return (variant === "original" || variant === "full" ? picture.jpeg() : variant.startsWith("a") ? picture.avif({ effort: 0 }) : picture.webp()).toBuffer();
};
