import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { PictureRoom } from "@/components/photos/picture/picture-room";
import type { PictureWords } from "@/components/photos/picture/words";
import { UnfinishedPhoto } from "@/components/photos/unfinished-photo";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { Page, PageHeader } from "@/components/shell/page";
import { photoChanged } from "@/lib/photos/events";
import { loadOwnPhoto } from "@/lib/photos/loaders";
import { loadPicture } from "@/lib/photos/versions/loaders";
import { realtimeConfig } from "@/lib/platform/realtime/config";
import { subscriptionTo } from "@/lib/platform/realtime/events";

type Props = PageProps<"/p/[photo]/picture">;

async function about({ params }: Props): Promise<Metadata> {
  const [t] = await Promise.all([getTranslations("picture"), params.then((named) => loadOwnPhoto(named.photo))]);
  return { title: t("title") };
}

async function PicturePage({ params, searchParams }: Props) {
  const [{ photo: id }, { before }, t, reactions] = await Promise.all([params, searchParams, getTranslations("picture"), getTranslations("reactions")]);
  const photo = await loadOwnPhoto(id);
  const loaded = await loadPicture(id, before);
  const live = { realtime: realtimeConfig(), on: subscriptionTo(photoChanged, photo.owner.id) };
  if (!loaded) return <UnfinishedPhoto photo={photo} {...live} />;
  return (
    <Page>
      <PageHeader title={t("title")} description={t("description")} back={{ href: `/p/${photo.id}`, text: reactions("back-to-photo") }} />
      <PictureRoom {...loaded} {...live} words={await pictureWords()} />
    </Page>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(PicturePage);

/** What the browser says while a picture is changed and a file is sent. */
async function pictureWords(): Promise<PictureWords> {
  const { picture, upload } = (await getMessages()) as { picture: PictureWords; upload: PictureWords };
  return { ...picture, problems: upload.problems };
}
