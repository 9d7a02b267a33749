// node --import tsx e2e/stores/photographer.ts DATA_DIR PHOTOS VISIBILITY: makes a member with so many photos in a running instance that shows them
// to guests, and prints as JSON the cookie that signs them in, and the photos.
import { withDatabase } from "@/scripts/instance";

export type Photographer = {
  cookie: string;
  photos: { id: string; files: { path: string; sha256: string; bytes: number }[] }[];
};

const [dataDir = "", wanted = "1", visibility = "public"] = process.argv.slice(2);

await withDatabase(dataDir, async () => {
  const [{ db }, { files, instance, photoFiles }, { aPerson, aPhoto }, { signInForTest }, { fileUrl }, { put }, { eq }, { randomBytes }] = await Promise.all([
    import("@/db/client"),
    import("@/db/schema"),
    import("@/db/seed/factories"),
    import("@/db/seed/sign-in"),
    import("@/lib/media/format"),
    import("@/lib/platform/storage"),
    import("drizzle-orm"),
    import("node:crypto"),
  ]);
  await db.update(instance).set({ guestsMayLook: true });
  const owner = await aPerson();
  const photos: Photographer["photos"] = [];
  for (let i = 0; i < Number(wanted); i += 1) {
    const photo = await aPhoto({ owner, widths: [320, 640], visibility: visibility as "public" | "private" });
    const made: Photographer["photos"][number]["files"] = [];
    const rows = await db
      .select({ id: files.id, variant: files.variant })
      .from(files)
      .innerJoin(photoFiles, eq(photoFiles.fileId, files.id))
      .where(eq(photoFiles.photoId, photo.id));
    for (const { id, variant } of rows) {
      const { backend, key, bytes, sha256 } = await put(
        variant === "original" ? "originals" : "derivatives",
        randomBytes(variant === "original" ? 900_000 : 20_000),
      );
      await db.update(files).set({ backend, key, bytes, sha256 }).where(eq(files.id, id));
      if (variant !== "original") made.push({ path: fileUrl(photo.urlToken, variant, "webp"), sha256, bytes });
    }
    photos.push({ id: photo.id, files: made });
  }
  console.log(JSON.stringify({ cookie: await signInForTest(owner.id), photos } satisfies Photographer));
});
