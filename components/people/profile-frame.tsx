import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Page } from "@/components/shell/page";
import { Tabs } from "@/components/ui/tabs";
import { PROFILE_PLACES, type FramedProfile, type ProfilePlace } from "@/lib/people/types";
import { LockedProfile } from "./locked-profile";
import { ProfileHeader } from "./profile-header";

type ProfileFrameProps = {
  profile: FramedProfile;
  current: ProfilePlace;
  /** What there is to say before all else. */
  notice?: ReactNode;
  children: ReactNode;
};

/** Who it is about, and the places of their profile, around each of them. Whoever is not let in sees that there is more, and how to ask for it. */
export async function ProfileFrame({ profile, current, notice, children }: ProfileFrameProps) {
  const t = await getTranslations("people.place");
  const base = `/u/${encodeURIComponent(profile.username)}`;
  const tabs = PROFILE_PLACES.map((place) => ({ href: place === "photos" ? base : `${base}/${place}`, label: t(place), current: place === current }));
  return (
    <Page>
      {notice}
      <ProfileHeader profile={profile} />
      <Tabs label={t("label")} tabs={tabs} className="mb-4 sm:mb-6" />
      {profile.open ? children : <LockedProfile profile={profile} />}
    </Page>
  );
}
