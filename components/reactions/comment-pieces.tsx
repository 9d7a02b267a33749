import type { Route } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { PhotoImage, ratioOf } from "@/components/photos/photo-image";
import { photoWords } from "@/components/photos/words";
import { DownloadIcon } from "@/components/ui/icons";
import { originalUrl } from "@/lib/media/format";
import { fileSize } from "@/lib/photos/format";
import type { CommentView } from "@/lib/reactions/comments/types";
import type { Piece } from "./edit-place";

/** CSS pixels. */
const HEIGHT = 96;
/** Beyond these shapes a picture is cropped here. */
const [NARROWEST, WIDEST] = [0.6, 2];

/** The photos and files that go with a comment: small pictures that lead to the photos, and a row for each file. */
export async function CommentPieces({ comment: { photos, files } }: { comment: CommentView }) {
  if (photos.length === 0 && files.length === 0) return null;
  const [t, words, format, nameOf] = await Promise.all([getTranslations("comments"), getTranslations("photos"), getFormatter(), photoWords()]);
  return (
    <div className="flex flex-col gap-2 py-2">
      {photos.length > 0 && (
        <ul aria-label={t("photos")} className="flex flex-wrap gap-1">
          {photos.map((photo) => (
            <li key={photo.id} style={{ height: HEIGHT, width: Math.round(HEIGHT * Math.min(WIDEST, Math.max(NARROWEST, ratioOf(photo)))) }}>
              <Link href={`/p/${photo.id}`} prefetch={false} className="block size-full">
                <PhotoImage photo={photo} alt={nameOf(photo)} sizes={`${HEIGHT * WIDEST}px`} className="size-full object-cover" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {files.length > 0 && (
        <ul aria-label={t("files")}>
          {files.map((file) => (
            <li key={file.id}>
              <a
                href={originalUrl(file.urlToken, file.name) as Route}
                download={file.name}
                className="flex min-h-11 items-center gap-2 text-sm hover:underline"
              >
                <DownloadIcon size={18} className="shrink-0 text-muted" />
                <span className="min-w-0 truncate">{file.name}</span>
                <span className="shrink-0 text-muted tabular-nums">{fileSize(file.bytes, words, format)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The same by name, for their author to keep or let go. */
export async function nameOfPieces({ photos, files }: CommentView): Promise<Piece[]> {
  if (photos.length === 0 && files.length === 0) return [];
  const nameOf = await photoWords();
  return [
    ...photos.map((photo): Piece => ({ name: "photo", id: photo.id, label: nameOf(photo) })),
    ...files.map((file): Piece => ({ name: "attachment", id: file.id, label: file.name })),
  ];
}
