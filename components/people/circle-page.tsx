import type { Route } from "next";
import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { RefreshOnEvent } from "@/components/realtime/refresh-on-event";
import { Button, buttonVariants } from "@/components/ui/button";
import { BareWall } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { relationChanged } from "@/lib/people/events";
import type { Presence } from "@/lib/people/presence/types";
import { writeCirclePlace } from "@/lib/people/relations/schema";
import { type Acquaintance, type CirclePlace } from "@/lib/people/relations/types";
import type { Circle, FramedProfile } from "@/lib/people/types";
import { subscriptionTo } from "@/lib/platform/realtime/events";
import { PartFrom } from "./part-from";
import { PersonLine } from "./person-line";
import { ProfileFrame } from "./profile-frame";
import { RelationInList } from "./relation-in-list";

type CirclePageProps = {
  profile: FramedProfile;
  circle: Circle;
  sought: string;
  people: readonly Acquaintance[];
  next: CirclePlace | null;
  viewerId: string | null;
  presence: Presence;
};

/** One list of somebody's people, searchable, with what the reader can do about each of them. */
export async function CirclePage({ profile, circle, sought, people, next, viewerId, presence }: CirclePageProps) {
  const t = await getTranslations("people.circle");
  const base = `/u/${encodeURIComponent(profile.username)}` as Route;
  return (
    <ProfileFrame profile={profile} current={circle}>
      {viewerId && <RefreshOnEvent config={presence.config} on={subscriptionTo(relationChanged, viewerId)} />}
      <div className="max-w-feed">
        {(profile.people[circle] > 0 || sought) && (
          <Form action={`${base}/${circle}` as Route} role="search" className="mb-4 flex gap-2">
            <Input type="search" name="q" defaultValue={sought} aria-label={t("search")} placeholder={t("search")} maxLength={100} autoComplete="off" />
            <Button type="submit" size="field">
              {t("find")}
            </Button>
          </Form>
        )}
        <ul>
          {people.map((person) => (
            <PersonLine key={person.id} person={person} presence={presence}>
              {viewerId && person.id !== viewerId && (
                <RelationInList person={person} relation={person}>
                  {profile.self && circle === "followers" && <PartFrom person={person} deed="remove-follower" />}
                </RelationInList>
              )}
            </PersonLine>
          ))}
        </ul>
        {people.length === 0 && (
          <EmptyState drawing={<BareWall />} title={t(sought ? "nobody-found" : `no-${circle}`)}>
            {t(sought ? "nobody-found-text" : `no-${circle}-text`)}
          </EmptyState>
        )}
        {next && (
          <p className="pt-6 text-center">
            <Link href={`?${new URLSearchParams({ ...(sought && { q: sought }), before: writeCirclePlace(next) }).toString()}`} className={buttonVariants()}>
              {t("earlier")}
            </Link>
          </p>
        )}
      </div>
    </ProfileFrame>
  );
}
