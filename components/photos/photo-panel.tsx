import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AUDIENCE_SIGNS } from "@/components/people/audience-signs";
import { FollowButton } from "@/components/people/follow-button";
import { PersonAvatar } from "@/components/people/person-avatar";
import { PersonName } from "@/components/people/person-name";
import { Looks } from "@/components/reactions/looks";
import { buttonVariants } from "@/components/ui/button";
import { Chip, ChipList } from "@/components/ui/chip";
import { PencilIcon, PlaceIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { coordinates } from "@/lib/photos/format";
import type { Relation } from "@/lib/people/types";
import type { PhotoView } from "@/lib/photos/types";
import { tagUrl } from "@/lib/tags/page/schema";
import { CameraSection } from "./camera-section";
import { PhotoFiles } from "./photo-files";
import { PhotoRights } from "./photo-rights";
import { PictureLink } from "./picture/picture-link";

type PhotoPanelProps = {
  photo: PhotoView;
  /** How the reader stands to whose it is. */
  relation: Relation | null;
  /** How often it was looked at, once it can be. */
  views?: number;
  actions?: ReactNode;
  children?: ReactNode;
};

/** What is said about a photograph: by its owner, by its file, and, as `children`, by others. `actions` stand under its title. */
export async function PhotoPanel({ photo, relation, views, actions, children }: PhotoPanelProps) {
  const t = await getTranslations("photos.page");
  return (
    <div className="flex flex-col gap-6 px-4 py-6 sm:px-6">
      <Author photo={photo} relation={relation} views={views} />
      <div className="flex flex-col gap-3">
        <h1 className={photo.title ? "text-xl font-semibold text-balance" : "sr-only"}>{photo.title || t("untitled", { name: photo.owner.name })}</h1>
        {actions}
        <Audience photo={photo} />
        {photo.description && <p className="max-w-prose whitespace-pre-line">{photo.description}</p>}
      </div>
      <CameraSection photo={photo} />
      <div className="flex flex-col gap-3">
        <Tags photo={photo} />
        <Place photo={photo} />
        <PhotoRights photo={photo} />
      </div>
      {children}
      <PhotoFiles photo={photo} />
    </div>
  );
}

async function Author({ photo, relation, views }: Pick<PhotoPanelProps, "photo" | "relation" | "views">) {
  const [t, format] = await Promise.all([getTranslations("photos"), getFormatter()]);
  const { owner, createdAt } = photo;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <PersonAvatar person={owner} eager />
      <PersonName person={owner} className="min-w-0 flex-1 basis-36 truncate font-medium" />
      {relation && <FollowButton person={owner} relation={relation} />}
      {photo.own && (
        <div className="flex gap-3">
          <PictureLink photoId={photo.id} small />
          <Link href={`/p/${photo.id}/edit`} className={buttonVariants()}>
            <PencilIcon size={18} />
            {t("edit.action")}
          </Link>
        </div>
      )}
      <p className="flex basis-full flex-wrap gap-x-2.5 text-sm text-muted">
        <time dateTime={createdAt.toISOString()}>{t("page.uploaded", { date: format.dateTime(createdAt, "day") })}</time>
        {views !== undefined && <Looks count={views} />}
      </p>
    </div>
  );
}

/** Said where not everyone is let in. */
async function Audience({ photo: { visibility } }: { photo: PhotoView }) {
  if (visibility === "public") return null;
  const t = await getTranslations("ui.photo");
  const Sign = AUDIENCE_SIGNS[visibility];
  return (
    <p className="flex items-center gap-2 text-sm text-muted">
      <Sign size={16} />
      {t(visibility)}
    </p>
  );
}

async function Tags({ photo: { tags } }: { photo: PhotoView }) {
  if (tags.length === 0) return null;
  const t = await getTranslations("photos.field");
  return (
    <ChipList label={t("tags")}>
      {tags.map((tag) => (
        <li key={tag.folded}>
          <Chip href={tagUrl(tag.folded)}>{tag.name}</Chip>
        </li>
      ))}
    </ChipList>
  );
}

async function Place({ photo: { place, camera, own } }: { photo: PhotoView }) {
  if (!place && camera.latitude === null) return null;
  const [t, format] = await Promise.all([getTranslations("photos"), getFormatter()]);
  const where = coordinates(camera, t, format);
  return (
    <div className="flex items-start gap-2 text-sm text-muted">
      <PlaceIcon size={16} className="mt-px shrink-0" />
      <div>
        {place && <p className="text-ink">{place}</p>}
        {where && <p className="tabular-nums">{where}</p>}
        {where && own && !own.published.includes("location") && <p>{t("page.location-private")}</p>}
      </div>
    </div>
  );
}
