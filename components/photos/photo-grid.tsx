import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { CSSProperties, ReactNode } from "react";
import { cn } from "@/components/ui/classes";
import { LockIcon, PeopleIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { LinkPending } from "@/components/ui/link-pending";
import { photoUrl } from "@/lib/photos/sequences/schema";
import type { Sequence } from "@/lib/photos/sequences/types";
import type { PhotoCard, Visibility } from "@/lib/photos/types";
import { PhotoImage, ratioOf } from "./photo-image";
import { PhotoSign } from "./photo-sign";
import { SharedPhoto } from "./shared-photo";
import { photoWords } from "./words";

/** Beyond these shapes a photograph is cropped in a grid: a thread or a needle shows nothing. */
const NARROWEST = 0.5;
const WIDEST = 2.6;

/** Height of a row on a wide page, CSS pixels; narrower pages get lower rows (`justified` in globals.css). */
const ROW = 230;

/** Whether rows of so many are higher (`data-few`): nothing stands beside them, and they may be looked at. Said by us, since a page that is still arriving has few, too. */
export const areFew = (count: number): boolean => count < 4;

type PhotoGridProps = {
  photos: readonly PhotoCard[];
  /** Whether they are the first that one sees of the page. */
  first?: boolean;
  /** Names the owner under the pointer; off where all are one person's. */
  owners?: boolean;
  /** A mark on a photograph (`PhotoSign`), beside the one that says who sees it. */
  signOf?: (photo: PhotoCard) => ReactNode;
  /** What its page leads on through; all of whoever took it unless told. */
  sequence?: Sequence;
  /** Tiles before the photographs: what is still being prepared. They are `<li>` (`ProcessingTile`, `FailedTile`). */
  children?: ReactNode;
  className?: string;
};

/** Justified rows in pure CSS: every size is known before anything loads, at any width, with or without scripts. */
export async function PhotoGrid({ photos, first = false, owners = true, sequence, signOf, children, className }: PhotoGridProps) {
  const nameOf = await photoWords();
  return (
    <div className={cn("@container", className)}>
      <ul className="justified" data-few={areFew(photos.length) || undefined}>
        {children}
        {photos.map((photo, index) => (
          <GridPhoto
            key={photo.id}
            photo={photo}
            name={nameOf(photo)}
            href={photoUrl(photo.id, sequence)}
            owner={owners}
            sign={signOf?.(photo)}
            few={areFew(photos.length)}
            priority={priorityOf(index, first)}
          />
        ))}
      </ul>
    </div>
  );
}

type PhotoPageProps = Pick<PhotoGridProps, "photos" | "first" | "sequence">;

/** Some of the photographs of rows that go on: stands in a `justified` element, beside those before and after. */
export async function PhotoPage({ photos, first = false, sequence }: PhotoPageProps) {
  const nameOf = await photoWords();
  return (
    // oxlint-disable-next-line jsx-a11y/no-redundant-roles -- some browsers forget that a list without a box is one
    <ul role="list" className="justified-page">
      {photos.map((photo, index) => (
        <GridPhoto
          key={photo.id}
          photo={photo}
          name={nameOf(photo)}
          href={photoUrl(photo.id, sequence)}
          owner
          sign={undefined}
          few={areFew(photos.length)}
          priority={priorityOf(index, first)}
        />
      ))}
    </ul>
  );
}

/** How many do not wait for the style sheet to say where they stand: a row of a phone. On a slow line more would hold up the style sheet itself. */
const AHEAD = 2;

const priorityOf = (index: number, first: boolean): GridPhotoProps["priority"] => (first && index < AHEAD ? "high" : "lazy");

type GridPhotoProps = { photo: PhotoCard; name: string; href: Route; owner: boolean; sign: ReactNode; few: boolean; priority: "lazy" | "high" };

function GridPhoto({ photo, name, href, owner, sign, few, priority }: GridPhotoProps) {
  const ratio = Math.min(WIDEST, Math.max(NARROWEST, ratioOf(photo)));
  return (
    <li className="justified-item group" style={{ "--ratio": ratio.toFixed(4) } as CSSProperties}>
      <Link href={href} className="absolute inset-0 focus-visible:z-10">
        <SharedPhoto id={photo.id}>
          <PhotoImage photo={photo} alt={name} priority={priority} sizes={gridSizes(ratio, few)} fit="cover" />
        </SharedPhoto>
        <LinkPending className="inset-x-0 bottom-0 h-1 bg-accent" />
        <Caption title={photo.title} owner={owner ? photo.owner.name : undefined} />
      </Link>
      <span className="absolute top-2 right-2 flex gap-1">
        {sign}
        <VisibilitySign visibility={photo.visibility} />
      </span>
    </li>
  );
}

/** The row's height times the ratio: on phones it is between a quarter and a third of the screen's width, of a few photographs near a half; elsewhere rows have grown a little. */
const gridSizes = (ratio: number, few: boolean): string =>
  `(max-width: 640px) ${Math.min(100, Math.round(ratio * (few ? 44 : 28)))}vw, ${Math.round(ratio * ROW * 1.15)}px`;

/** Words that come up under the pointer; the image's own alternative says them already. */
function Caption({ title, owner }: { title: string; owner: string | undefined }) {
  if (!title && !owner) return null;
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute inset-x-0 bottom-0 hidden flex-col bg-linear-to-t from-[oklch(0_0_0/0.75)] to-transparent px-3 pt-10 pb-2.5 text-sm text-on-stage opacity-0 transition-opacity group-hover:opacity-100 group-focus-within:opacity-100 pointer-fine:flex"
    >
      {title && <span className="truncate font-medium">{title}</span>}
      {owner && <span className="truncate text-[oklch(0.85_0_0)]">{owner}</span>}
    </span>
  );
}

/** Marks what not everyone sees. */
async function VisibilitySign({ visibility }: { visibility: Visibility }) {
  if (visibility === "public") return null;
  const t = await getTranslations("ui");
  return <PhotoSign icon={visibility === "private" ? LockIcon : PeopleIcon} label={t(`photo.${visibility}`)} />;
}
