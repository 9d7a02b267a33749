import { CameraLine } from "@/components/photos/camera-line";
import { PhotoImage, ratioOf } from "@/components/photos/photo-image";
import { photoWords } from "@/components/photos/words";
import { Link } from "@/components/ui/link";
import { LinkPending } from "@/components/ui/link-pending";
import { compareUrl, withItem } from "@/lib/gear/comparison/schema";
import type { Comparison, Specimen } from "@/lib/gear/comparison/types";
import { compareWords } from "./words";

/** Photographs taken as the one compared was, mostly by other cameras; a press puts one beside it. */
export async function AlikePhotos({ comparison, photos }: { comparison: Comparison; photos: readonly Specimen[] }) {
  const [{ t }, nameOf] = await Promise.all([compareWords(), photoWords()]);
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-prose text-sm text-muted">{t("add.alike")}</p>
      <ul className="grid grid-cols-2 gap-x-3 gap-y-4 sm:grid-cols-4">
        {photos.map((photo) => (
          <li key={photo.id}>
            <Link
              href={compareUrl(withItem(comparison, photo.id))}
              scroll={false}
              rel="nofollow"
              aria-label={t("add.this", { photo: nameOf(photo), camera: photo.cameraName ?? "" })}
              className="group relative flex flex-col gap-1.5"
            >
              <div className="relative flex aspect-3/2 items-center justify-center overflow-hidden bg-[light-dark(var(--sunken),var(--stage))]">
                <div style={{ width: `${Math.min(1, ratioOf(photo) / 1.5) * 100}%`, aspectRatio: ratioOf(photo) }}>
                  <PhotoImage photo={photo} alt="" sizes="(width >= 40rem) 16rem, 45vw" fit="fill" />
                </div>
                <LinkPending className="inset-x-0 bottom-0 h-1 bg-accent" />
              </div>
              <span className="text-sm font-medium group-hover:underline">{photo.cameraName}</span>
            </Link>
            <CameraLine line={photo.camera} className="text-xs" />
          </li>
        ))}
      </ul>
    </div>
  );
}
