import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UsedGear } from "@/components/gear/used-gear";
import { OwnUploads } from "@/components/people/own-uploads";
import { PhotosByMonth } from "@/components/people/photos-by-month";
import { ProfileFrame } from "@/components/people/profile-frame";
import { UndoDelete } from "@/components/people/undo-delete";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { buttonVariants } from "@/components/ui/button";
import { EmptyPhotos } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { loadGearOf } from "@/lib/gear/loaders";
import { loadProfile } from "@/lib/people/loaders";
import type { FramedProfile, Profile } from "@/lib/people/types";
import { photoChanged } from "@/lib/photos/events";
import { loadOwnUploads, loadPhotosOf } from "@/lib/photos/loaders";
import { writePlace } from "@/lib/photos/schema";
import { realtimeConfig } from "@/lib/platform/realtime/config";
import { subscriptionTo } from "@/lib/platform/realtime/events";

type Props = PageProps<"/u/[username]">;

const profileOf = async ({ params }: Props): Promise<FramedProfile> => loadProfile(decodeURIComponent((await params).username));

async function about(props: Props): Promise<Metadata> {
  const { name, username, bio } = await profileOf(props);
  return { title: `${name} (@${username})`, ...(bio && { description: bio }) };
}

async function ProfilePage(props: Props) {
  const [profile, { before, deleted }] = await Promise.all([profileOf(props), props.searchParams]);
  const [t, { photos, next }, used] = await Promise.all([
    getTranslations("people"),
    loadPhotosOf(profile.id, before),
    before === undefined ? loadGearOf(profile.id, "camera") : [],
  ]);
  const own = profile.self;
  return (
    <ProfileFrame profile={profile} current="photos" notice={own && typeof deleted === "string" && <UndoDelete photoId={deleted} />}>
      {own && <OwnUploads {...await loadOwnUploads()} realtime={realtimeConfig()} on={subscriptionTo(photoChanged, profile.id)} />}
      {used.length > 0 && <UsedGear gear={used} owner={profile} />}
      <PhotosByMonth photos={photos} />
      {photos.length === 0 && <NoPhotos profile={profile} />}
      {next && (
        <p className="pt-8 text-center">
          <Link href={`?before=${writePlace(next)}`} prefetch className={buttonVariants()}>
            {t("older")}
          </Link>
        </p>
      )}
    </ProfileFrame>
  );
}

async function NoPhotos({ profile }: { profile: Profile }) {
  const t = await getTranslations("people.empty");
  if (!profile.self)
    return (
      <EmptyState drawing={<EmptyPhotos />} title={t("other.title")}>
        {t("other.text", { name: profile.name })}
      </EmptyState>
    );
  const upload = (
    <Link href="/upload" className={buttonVariants({ variant: "primary" })}>
      {t("own.action")}
    </Link>
  );
  return (
    <EmptyState drawing={<EmptyPhotos />} title={t("own.title")} action={upload}>
      {t("own.text")}
    </EmptyState>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(ProfilePage);
