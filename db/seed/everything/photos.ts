import { eq, inArray } from "drizzle-orm";
import sharp from "sharp";
import { db } from "@/db/client";
import { files, gearAliases, photoFiles } from "@/db/schema";
import { FIELDS } from "@/lib/photos/publishing/types";
import { aGear, aPhoto, aTag, watchTag } from "../factories";
import type { Shared, World } from "./world";

/** Photos in every state, with a camera and a tag nobody else has, and a lens and a tag that others have too. */
export async function photograph(world: World, { tag, lens }: Shared): Promise<void> {
  const own = await aTag(world.mark("tags.name"));
  const camera = await aGear("camera", `${world.mark("gear.maker")} ${world.mark("gear.name")}`);
  await db.insert(gearAliases).values({ kind: "camera", folded: world.mark("gear_aliases.folded"), gearId: camera.id });
  world.names.push(own.id, camera.id);
  await watchTag(world.person, own);
  await watchTag(world.person, tag, "mute");
  const words = (...columns: string[]) => Object.fromEntries(columns.map((column) => [column, world.mark(`photos.${snake(column)}`)]));
  const base = () => ({ owner: world.person, id: world.id(), uploadId: world.id(), urlToken: world.token() });
  world.photos = [
    await aPhoto({
      ...base(),
      camera,
      lens,
      tags: [own, tag],
      latitude: 55.75,
      longitude: 37.62,
      widths: [320],
      avifWidths: [320],
      published: [...FIELDS],
      ...words("title", "description", "place", "alt", "fileName", "software", "artist", "copyright", "cameraSerial", "lensSerial"),
      ...words("make", "model", "lensMake", "lensModel"),
    }),
    await aPhoto({ ...base(), visibility: "private", tags: [tag], widths: [320, 640], published: [], software: world.mark("photos.held_back") }),
    await aPhoto({ ...base(), status: "processing" }),
    await aPhoto({ ...base(), deletedAt: new Date(), widths: [320] }),
    await aPhoto({ ...base(), status: "failed", failure: "photos.failure.damaged" }),
    await aPhoto({ ...base(), removedAt: new Date(), widths: [320] }),
  ];
  const itsFiles = await db
    .select({ id: files.id, variant: files.variant })
    .from(files)
    .innerJoin(photoFiles, eq(photoFiles.fileId, files.id))
    .where(
      inArray(
        photoFiles.photoId,
        world.photos.map(({ id }) => id),
      ),
    );
  for (const { id, variant } of itsFiles) {
    const stored = await world.store(variant === "original" ? "originals" : "derivatives", await picture(world, variant));
    await db
      .update(files)
      .set({ ...stored })
      .where(eq(files.id, world.name(id)));
  }
}

async function picture(world: World, variant: string): Promise<Buffer> {
  const artist = world.mark(variant === "original" ? "bytes of originals" : "bytes of derivatives");
  const picture = sharp({ create: { width: 30, height: 20, channels: 3, background: "#946" } }).withExif({ IFD0: { Artist: artist } });
  return (variant === "original" ? picture.jpeg() : picture.webp()).toBuffer();
}

const snake = (column: string): string => column.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
