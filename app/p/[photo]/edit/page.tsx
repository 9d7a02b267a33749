import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeletePhoto } from "@/components/photos/delete-photo";
import { EditForm } from "@/components/photos/edit-form";
import { PhotoFigure } from "@/components/photos/photo-figure";
import { PictureLink } from "@/components/photos/picture/picture-link";
import { CloseComments } from "@/components/reactions/close-comments";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { Page, PageHeader } from "@/components/shell/page";
import { loadSuggestions } from "@/lib/photos/hand/loaders";
import { loadOwnPhoto } from "@/lib/photos/loaders";
import { loadCommentsClosed } from "@/lib/reactions/comments/loaders";

type Props = PageProps<"/p/[photo]/edit">;

async function about({ params }: Props): Promise<Metadata> {
  const [t] = await Promise.all([getTranslations("photos.edit"), params.then((named) => loadOwnPhoto(named.photo))]);
  return { title: t("title") };
}

async function EditPhotoPage({ params }: Props) {
  const [{ photo: id }, t, reactions] = await Promise.all([params, getTranslations("photos.edit"), getTranslations("reactions")]);
  const photo = await loadOwnPhoto(id);
  const subject = { target: "photo", targetId: photo.id } as const;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        description={photo.own?.fileName}
        back={{ href: `/p/${photo.id}`, text: reactions("back-to-photo") }}
        actions={<PictureLink photoId={photo.id} />}
      />
      <div className="grid gap-8 lg:grid-cols-[1fr_26rem] lg:items-start lg:gap-12">
        {(photo.status === "ready" || photo.status === "draft") && <PhotoFigure photo={photo} alt="" maxHeight="70svh" className="lg:sticky lg:top-8" />}
        <div>
          <EditForm photo={photo} suggestions={await loadSuggestions(photo)} />
          {photo.status === "ready" && <CloseComments subject={subject} closed={await loadCommentsClosed(subject)} explained />}
          <DeletePhoto photoId={photo.id} />
        </div>
      </div>
    </Page>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(EditPhotoPage);
