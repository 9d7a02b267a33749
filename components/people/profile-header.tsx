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
  return (
    <header className="flex flex-col gap-5 pb-4 sm:flex-row sm:items-start sm:gap-8">
      <PersonAvatar person={profile} size="xl" eager />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h1 className="text-2xl font-semibold text-balance">{profile.name}</h1>
          {profile.private && <Chip icon={<LockIcon size={14} />}>{t("private")}</Chip>}
          {profile.relation?.friendship === "friends" && <Chip>{t("friend")}</Chip>}
          {profile.relation?.followsMe && <Chip>{t("follows-you")}</Chip>}
        </div>
        <p className="text-muted">@{profile.username}</p>
        <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-base tabular-nums">
          {profile.open && (
            <>
              <li>{t.rich("photos", { count: profile.photos, strong })}</li>
              <li>
                <Link href={`/u/${encodeURIComponent(profile.username)}/posts` as Route} className="hover:underline">
                  {t.rich("posts", { count: profile.posts, strong })}
                </Link>
              </li>
            </>
          )}
          {CIRCLES.map((circle) => (
            <li key={circle}>
              <Link href={`/u/${encodeURIComponent(profile.username)}/${circle}` as Route} className="hover:underline">
                {t.rich(circle, { count: profile.people[circle], strong })}
              </Link>
            </li>
          ))}
          <li className="text-muted">{t("joined", { date: format.dateTime(profile.joinedAt, "month") })}</li>
        </ul>
        {profile.bio && <p className="mt-4 max-w-prose whitespace-pre-line">{profile.bio}</p>}
        <ProfileFacts profile={profile} />
      </div>
      {profile.relation && (
        <div className="flex items-start gap-2 max-sm:flex-wrap sm:max-lg:max-w-72 sm:justify-end">
          <RelationButtons person={profile} relation={profile.relation} />
          <AvoidPerson person={profile} relation={profile.relation} />
        </div>
      )}
      {profile.self && (
        <div className="flex flex-wrap items-start gap-2 sm:max-w-60 sm:justify-end">
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
      )}
    </header>
  );
}

const strong = (words: ReactNode) => <strong className="font-semibold">{words}</strong>;
