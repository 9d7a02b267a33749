import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CakeIcon, ContactIcon, LinkIcon, PlaceIcon, type Icon } from "@/components/ui/icons";
import { interestsOf, websiteLink } from "@/lib/people/format";
import type { ShownFields } from "@/lib/people/types";

/** A leap year, so that every day of the calendar is in it. */
const ANY_YEAR = "2000";

/** What somebody says about themselves besides their own words; only what this viewer was given is there. */
export async function ProfileFacts({ profile }: { profile: ShownFields }) {
  const [t, format] = await Promise.all([getTranslations("profile"), getFormatter()]);
  const { city, birthday, website, contacts } = profile;
  const link = websiteLink(website);
  const interests = interestsOf(profile.interests);
  const day = birthday && format.dateTime(new Date(`${ANY_YEAR}-${birthday}T00:00:00Z`), { day: "numeric", month: "long", timeZone: "UTC" });
  return (
    <>
      {(city || link || day || contacts) && (
        <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-2 text-sm">
          {city && (
            <Fact icon={PlaceIcon} term={t("city.label")}>
              {city}
            </Fact>
          )}
          {link && (
            <Fact icon={LinkIcon} term={t("website.label")}>
              <a href={link.href} rel="nofollow ugc noopener" className="link touch-target break-all">
                {link.label}
              </a>
            </Fact>
          )}
          {day && (
            <Fact icon={CakeIcon} term={t("birthday.label")}>
              {day}
            </Fact>
          )}
          {contacts && (
            <Fact icon={ContactIcon} term={t("contacts.label")}>
              <span className="whitespace-pre-line">{contacts}</span>
            </Fact>
          )}
        </dl>
      )}
      {interests.length > 0 && (
        <ul aria-label={t("interests.label")} className="mt-3 flex flex-wrap gap-1.5 text-sm">
          {interests.map((interest) => (
            <li key={interest} className="max-w-full rounded-md bg-sunken px-2 py-0.5">
              {interest}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const Fact = ({ icon: Sign, term, children }: { icon: Icon; term: string; children: ReactNode }) => (
  <div className="flex min-w-0 items-start gap-2">
    <dt title={term} className="shrink-0 text-muted">
      <Sign size={16} className="mt-px" />
      <span className="sr-only">{term}</span>
    </dt>
    <dd className="min-w-0">{children}</dd>
  </div>
);
