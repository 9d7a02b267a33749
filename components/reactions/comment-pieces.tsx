import { getTranslations } from "next-intl/server";
import { PhotoImage, ratioOf } from "@/components/photos/photo-image";
import { photoWords } from "@/components/photos/words";
import { Attachments } from "@/components/posts/attachments";
import { Link } from "@/components/ui/link";
import type { CommentView } from "@/lib/reactions/comments/types";

/** CSS pixels. */
const HEIGHT = 96;
/** Beyond these shapes a picture is cropped here. */
const [NARROWEST, WIDEST] = [0.6, 2];

/** The photos and files that go with a comment: small pictures that lead to the photos, and a row for each file. */
export async function CommentPieces({ comment: { photos, files } }: { comment: CommentView }) {
  if (photos.length === 0 && files.length === 0) return null;
  const [t, nameOf] = await Promise.all([getTranslations("comments"), photoWords()]);
  return (
    <div className="flex flex-col gap-2 py-2">
      {photos.length > 0 && (
        <ul aria-label={t("photos")} className="flex flex-wrap gap-1">
          {photos.map((photo) => (
            <li key={photo.id} style={{ height: HEIGHT, width: Math.round(HEIGHT * Math.min(WIDEST, Math.max(NARROWEST, ratioOf(photo)))) }}>
              <Link href={`/p/${photo.id}`} className="block size-full">
                <PhotoImage photo={photo} alt={nameOf(photo)} sizes={`${HEIGHT * WIDEST}px`} fit="cover" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Attachments files={files} />
    </div>
  );
}
