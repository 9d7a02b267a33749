import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CameraLine } from "@/components/photos/camera-line";
import { PersonAvatar } from "@/components/people/person-avatar";
import { PersonName } from "@/components/people/person-name";
import { PhotoMosaic } from "@/components/photos/photo-mosaic";
import { Link } from "@/components/ui/link";
import type { PhotosEntry } from "@/lib/feed/types";
import type { PhotoCard } from "@/lib/photos/types";

type FeedEntryArticleProps = {
  entry: PhotosEntry;
  first?: boolean;
  /** What readers do about it. */
  children?: ReactNode;
};

/** What one person shared in one go: who and when, the photographs edge to edge on phones, and what is said of one that stands alone. */
export async function FeedEntryArticle({ entry, first = false, children }: FeedEntryArticleProps) {
  const [t, format] = await Promise.all([getTranslations("feed"), getFormatter()]);
  const { owner, photos, total, sharedAt, lead, gear } = entry;
  const [photo] = photos;
  return (
    <article aria-labelledby={`entry-${entry.uploadId}`} className="border-b border-line pb-2 last:border-b-0">
      <header className="flex items-center gap-3 px-4 py-3 sm:px-0">
        <PersonAvatar person={owner} eager={first} />
        <div className="min-w-0 flex-1">
          <h2 id={`entry-${entry.uploadId}`} className="flex flex-wrap items-baseline gap-x-2 text-base">
            <PersonName person={owner} />
            <span className="text-sm text-muted">{t("shared", { count: total })}</span>
          </h2>
          <time dateTime={sharedAt.toISOString()} title={format.dateTime(sharedAt, "moment")} className="text-sm text-muted">
            {format.relativeTime(sharedAt)}
          </time>
        </div>
      </header>
      <PhotoMosaic photos={photos} total={total} sequence={{ kind: "upload", id: entry.uploadId }} priority={first ? "high" : "lazy"} />
      {total === 1 && photo ? <AboutOne photo={photo} lead={lead} /> : <AboutSeveral gear={gear} />}
      {children && <div className="px-4 pt-1 sm:px-0">{children}</div>}
    </article>
  );
}

const AboutOne = ({ photo, lead }: Pick<PhotosEntry, "lead"> & { photo: PhotoCard }) => (
  <div className="flex flex-col gap-1 px-4 pt-3 sm:px-0">
    {photo.title && (
      <h3 className="text-lg font-medium">
        <Link href={`/p/${photo.id}`} className="hover:underline">
          {photo.title}
        </Link>
      </h3>
    )}
    <CameraLine line={lead.line} camera={lead.camera} />
    {lead.description && <p className="line-clamp-4 max-w-prose whitespace-pre-line">{lead.description}</p>}
    {lead.place && <p className="text-sm text-muted">{lead.place}</p>}
  </div>
);

/** What all of them were taken with, and where one says something to them. */
async function AboutSeveral({ gear }: Pick<PhotosEntry, "gear">) {
  const t = await getTranslations("feed");
  return (
    <div className="flex flex-wrap justify-between gap-x-6 gap-y-1 px-4 pt-3 pb-3 sm:px-0">
      {gear.length > 0 && <p className="engraved">{gear.join(" · ")}</p>}
      <p className="text-sm text-muted">{t("each")}</p>
    </div>
  );
}
