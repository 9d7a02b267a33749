import type { Route } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/classes";
import { BookmarkIcon, ChartIcon, LockIcon, PencilIcon } from "@/components/ui/icons";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { CIRCLES, type FramedProfile } from "@/lib/people/types";
import { AvoidPerson } from "./avoid-person";
import { PersonAvatar } from "./person-avatar";
import { ProfileFacts } from "./profile-facts";
import { RelationButtons } from "./relation-buttons";

/** Who this is: picture, names, numbers, and their own words. */
export async function ProfileHeader({ profile }: { profile: FramedProfile }) {
  const [t, format] = await Promise.all([getTranslations("people"), getFormatter()]);
  const base = `/u/${encodeURIComponent(profile.username)}`;
  return (
    <header className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-3 pb-3 sm:grid-cols-[auto_minmax(0,1fr)_auto] sm:grid-rows-[auto_1fr] sm:gap-x-8 sm:pb-4">
      <PersonAvatar person={profile} size="xl" eager className="sm:row-span-2" />
      <div className="self-center">
        <h1 className="text-2xl font-semibold text-balance">{profile.name}</h1>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1.5 text-muted">
          <span className="mr-1 truncate">@{profile.username}</span>
          {profile.private && <Chip icon={<LockIcon size={14} />}>{t("private")}</Chip>}
          {profile.relation?.friendship === "friends" && <Chip>{t("friend")}</Chip>}
          {profile.relation?.followsMe && <Chip>{t("follows-you")}</Chip>}
        </p>
      </div>
      <div className="min-w-0 max-sm:col-span-2 sm:col-start-2">
        <ul className="pushed-along flex gap-x-4 gap-y-1 overflow-x-auto py-1 whitespace-nowrap tabular-nums [scrollbar-width:none] max-sm:-mx-4 max-sm:px-4 max-sm:text-sm sm:flex-wrap sm:gap-x-5">
          {profile.open && (
            <>
              <li>{t.rich("photos", { count: profile.photos, strong })}</li>
              <li>
                <Link href={`${base}/posts` as Route} className="touch-target hover:underline">
                  {t.rich("posts", { count: profile.posts, strong })}
                </Link>
              </li>
            </>
          )}
          {CIRCLES.map((circle) => (
            <li key={circle}>
              <Link href={`${base}/${circle}` as Route} className="touch-target hover:underline">
                {t.rich(circle, { count: profile.people[circle], strong })}
              </Link>
            </li>
          ))}
          <li className="text-muted">{t("joined", { date: format.dateTime(profile.joinedAt, "month") })}</li>
        </ul>
        {profile.bio && <p className="mt-3 max-w-prose whitespace-pre-line">{profile.bio}</p>}
        <ProfileFacts profile={profile} />
      </div>
      <div className="flex items-start gap-2 empty:hidden max-sm:col-span-2 sm:max-lg:max-w-72 sm:col-start-3 sm:row-span-2 sm:row-start-1">
        {profile.relation && (
          <>
            <RelationButtons person={profile} relation={profile.relation} />
            <AvoidPerson person={profile} relation={profile.relation} />
          </>
        )}
        {profile.self && <OwnPlaces />}
      </div>
    </header>
  );
}

const strong = (words: ReactNode) => <strong className="font-semibold">{words}</strong>;

/** What belongs to one's own profile; on phones it is behind the last place of the bar. */
async function OwnPlaces() {
  const t = await getTranslations("people");
  return (
    <div className="flex flex-wrap gap-2 sm:max-w-60 sm:justify-end">
      <Link href="/settings" className={buttonVariants()}>
        <PencilIcon size={18} />
        {t("edit")}
      </Link>
      <Link href="/statistics" className={cn(buttonVariants({ variant: "quiet" }), "max-sm:hidden")}>
        <ChartIcon size={18} />
        {t("statistics")}
      </Link>
      <Link href="/searches" className={cn(buttonVariants({ variant: "quiet" }), "max-sm:hidden")}>
        <BookmarkIcon size={18} />
        {t("searches")}
      </Link>
    </div>
  );
}
