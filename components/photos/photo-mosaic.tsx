import { getTranslations } from "next-intl/server";
import { cn } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { LinkPending } from "@/components/ui/link-pending";
import { photoUrl } from "@/lib/photos/sequences/schema";
import type { Sequence } from "@/lib/photos/sequences/types";
import type { PhotoCard } from "@/lib/photos/types";
import { mosaicRows } from "./mosaic";
import { PhotoImage, ratioOf } from "./photo-image";
import { SharedPhoto } from "./shared-photo";
import { photoWords } from "./words";

const NARROWEST = 0.4;
const WIDEST = 4;

type PhotoMosaicProps = {
  /** Up to five; what is beyond them is only counted. */
  photos: readonly PhotoCard[];
  /** How many there are in all. */
  total?: number;
  /** What the page of one of several leads on through; all of whoever took it unless told. */
  sequence?: Sequence;
  /** For the first entries of a page. */
  priority?: "lazy" | "eager" | "high";
  className?: string;
};

/** What was shared in one go: one photograph whole, several as a small justified wall. */
export async function PhotoMosaic({ photos, total = photos.length, sequence, priority = "lazy", className }: PhotoMosaicProps) {
  const [only] = photos;
  if (!only) return null;
  if (photos.length === 1 && total === 1) return <SinglePhoto photo={only} priority={priority} className={className} />;
  return <Wall photos={photos.slice(0, 5)} more={total - Math.min(5, photos.length)} sequence={sequence} priority={priority} className={className} />;
}

type SinglePhotoProps = { photo: PhotoCard; priority: "lazy" | "eager" | "high"; className?: string };

/** As wide as the column at its own ratio, unless that is taller than the screen. */
async function SinglePhoto({ photo, priority, className }: SinglePhotoProps) {
  const nameOf = await photoWords();
  const ratio = ratioOf(photo);
  return (
    <Link href={`/p/${photo.id}`} className={cn("block", className)}>
      <span className="relative block" style={{ width: `min(100%, 82svh * ${ratio.toFixed(4)})`, aspectRatio: ratio.toFixed(4) }}>
        <SharedPhoto id={photo.id}>
          <PhotoImage photo={photo} alt={nameOf(photo)} priority={priority} sizes="(max-width: 640px) 100vw, 640px" fit="cover" />
        </SharedPhoto>
        <LinkPending className="inset-x-0 bottom-0 h-1 bg-accent" />
      </span>
    </Link>
  );
}

type WallProps = { photos: readonly PhotoCard[]; more: number; sequence: Sequence | undefined; priority: "lazy" | "eager" | "high"; className?: string };

async function Wall({ photos, more, sequence, priority, className }: WallProps) {
  const [nameOf, t] = await Promise.all([photoWords(), getTranslations("ui")]);
  return (
    <ul className={cn("flex flex-wrap content-start gap-1", className)}>
      {placed(photos).map(({ photo, ratio, share, gaps }, index) => {
        const hidden = index === photos.length - 1 ? more : 0;
        // A hair less than its share, so that a row never breaks; what is left is shared out by ratio and the row stays level.
        const style = { flex: `${ratio.toFixed(4)} 1 calc((100% - ${gaps * 4}px) * ${(share * 0.99).toFixed(5)})`, aspectRatio: ratio.toFixed(4) };
        return (
          <li key={photo.id} className="relative min-w-0" style={style}>
            <Link href={photoUrl(photo.id, sequence)} className="absolute inset-0 focus-visible:z-10">
              <SharedPhoto id={photo.id}>
                <PhotoImage photo={photo} alt={nameOf(photo)} priority={priority} sizes={wallSizes(share)} fit="cover" />
              </SharedPhoto>
              <LinkPending className="inset-x-0 bottom-0 h-1 bg-accent" />
              {hidden > 0 && <More count={hidden} words={t("photo.more", { count: hidden })} />}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

const wallSizes = (share: number): string => `(max-width: 640px) ${Math.ceil(share * 100)}vw, ${Math.ceil(share * 640)}px`;

/** Each photograph with its part of its row's width, and how many gaps the row has. */
function placed(photos: readonly PhotoCard[]) {
  const shapes = photos.map((photo) => ({ photo, ratio: Math.min(WIDEST, Math.max(NARROWEST, ratioOf(photo))) }));
  let start = 0;
  return mosaicRows(shapes.map(({ ratio }) => ratio)).flatMap((count) => {
    const row = shapes.slice(start, (start += count));
    const width = row.reduce((sum, { ratio }) => sum + ratio, 0);
    return row.map((shape) => ({ ...shape, share: shape.ratio / width, gaps: count - 1 }));
  });
}

const More = ({ count, words }: { count: number; words: string }) => (
  <span className="absolute inset-0 flex items-center justify-center bg-[oklch(0_0_0/0.55)] text-2xl font-medium text-on-stage tabular-nums">
    <span aria-hidden="true">+{count}</span>
    <span className="sr-only">{words}</span>
  </span>
);
