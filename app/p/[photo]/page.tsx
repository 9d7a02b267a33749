import type { Metadata } from "next";
import { DraftCallout } from "@/components/photos/draft-callout";
import { PhotoPanel } from "@/components/photos/photo-panel";
import { EditFailure } from "@/components/photos/picture/edit-failure";
import { PhotoStage } from "@/components/photos/photo-stage";
import { UnfinishedPhoto } from "@/components/photos/unfinished-photo";
import { RefreshOnEvent } from "@/components/realtime/refresh-on-event";
import { Comments } from "@/components/reactions/comments";
import { PhotoActions } from "@/components/reactions/photo-actions";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { loadNeighbours, loadPhoto } from "@/lib/photos/loaders";
import { photoChanged } from "@/lib/photos/events";
import { loadComments } from "@/lib/reactions/comments/loaders";
import { realtimeConfig } from "@/lib/platform/realtime/config";
import { subscriptionTo } from "@/lib/platform/realtime/events";
import { photoReacted } from "@/lib/reactions/events";
import { loadPhotoReactions } from "@/lib/reactions/loaders";
import { loadRelation } from "@/lib/people/relations/loaders";
import { noteLook } from "@/lib/reactions/views/loaders";

type Props = PageProps<"/p/[photo]">;

async function about({ params, searchParams }: Props): Promise<Metadata> {
  const [{ title, owner, description }, { in: within }] = await Promise.all([params.then(({ photo }) => loadPhoto(photo)), searchParams]);
  return {
    title: [title, owner.name].filter(Boolean).join(" · "),
    ...(description && { description }),
    // One page under as many addresses as there are lists it was opened from; robots need but one.
    robots: within === undefined ? undefined : { index: false },
  };
}

async function PhotoPage({ params, searchParams }: Props) {
  const [{ photo: id }, query] = await Promise.all([params, searchParams]);
  const photo = await loadPhoto(id);
  if (photo.status === "processing" || photo.status === "failed")
    return <UnfinishedPhoto photo={photo} realtime={realtimeConfig()} on={subscriptionTo(photoChanged, photo.owner.id)} />;
  const [around, reactions, relation] = await Promise.all([
    loadNeighbours(id, query.in),
    loadPhotoReactions(id),
    loadRelation(photo.owner.id),
    noteLook("photo", id),
  ]);
  const failure = photo.own?.editFailure;
  return (
    <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_23rem] lg:in-data-[panel=hidden]:grid-cols-1">
      <PhotoStage photo={photo} around={around} />
      <div className="lg:in-data-[panel=hidden]:hidden">
        {failure && (
          <div className="px-4 pt-6 sm:px-6">
            <EditFailure photoId={photo.id} failure={failure} />
          </div>
        )}
        {photo.status === "draft" && <DraftCallout photoId={photo.id} />}
        <PhotoPanel
          photo={photo}
          relation={relation}
          views={photo.status === "ready" ? reactions.views : undefined}
          actions={photo.status === "ready" && <PhotoActions photo={photo} {...reactions} />}
        >
          <Comments comments={await loadComments({ target: "photo", targetId: photo.id }, query)} />
        </PhotoPanel>
        {photo.status === "ready" && reactions.standing !== "guest" && (
          <RefreshOnEvent config={realtimeConfig()} on={subscriptionTo(photoReacted, { id: photo.id, ownerId: photo.owner.id })} />
        )}
      </div>
    </div>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(PhotoPage);
