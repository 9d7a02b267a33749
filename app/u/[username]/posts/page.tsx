import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProfileFrame } from "@/components/people/profile-frame";
import { UndoDeletePost } from "@/components/posts/undo-delete-post";
import { Wall } from "@/components/posts/wall";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { loadProfile } from "@/lib/people/loaders";
import type { FramedProfile, PersonCard } from "@/lib/people/types";
import { currentViewer, type Viewer } from "@/lib/platform/session";
import { loadWall } from "@/lib/posts/loaders";

type Props = PageProps<"/u/[username]/posts">;

const profileOf = async ({ params }: Props): Promise<FramedProfile> => loadProfile(decodeURIComponent((await params).username), "/posts");

async function about(props: Props): Promise<Metadata> {
  const [{ name }, t] = await Promise.all([profileOf(props), getTranslations("posts.wall")]);
  return { title: t("title", { name }) };
}

async function WallPage(props: Props) {
  const [profile, query, viewer] = await Promise.all([profileOf(props), props.searchParams, currentViewer()]);
  const wall = await loadWall(profile.id, query);
  return (
    <ProfileFrame profile={profile} current="posts" notice={profile.self && typeof query.deleted === "string" && <UndoDeletePost postId={query.deleted} />}>
      <Wall owner={profile} reader={readerOf(viewer)} {...wall} />
    </ProfileFrame>
  );
}

/** Of who reads, what others may know. */
function readerOf(viewer: Viewer): PersonCard | null {
  if (viewer.kind === "guest") return null;
  const { id, username, name, avatarToken } = viewer;
  return { id, username, name, avatarToken };
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(WallPage);
