import { and, desc, eq, lt, ne, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { db } from "@/db/client";
import { profiles, users } from "@/db/schema";
import type { UserId, Viewer } from "@/lib/platform/session";
import { belongsTo, isThere, personCard, relationOf } from "../relations/data";
import { unknownTo } from "../suggestions/data";
import { asksForSomebody } from "./schema";
import { AGES, type FoundPage, type PeopleQuery } from "./types";

const PAGE = 48;

/** A text has another in it, whatever the case and the accents; nothing is in no text. */
const holds = (text: SQLWrapper, sought: string): SQL =>
  sql`search_letters(${sought}) <> '' and search_letters(${text}) like '%' || search_letters(${sought}) || '%'`;

/**
 * One page of the members the viewer looks for, those who came last first: by what each of them says to this viewer, and by nothing else. Whoever looks
 * for nobody in particular gets those they are not connected with.
 */
export async function findPeople(viewer: Viewer, query: PeopleQuery, before?: UserId): Promise<FoundPage> {
  if (viewer.kind === "guest") return { people: [], next: null };
  const says = (audience: SQLWrapper): SQL => belongsTo(viewer, audience, users.id);
  const age = ageWithin(query);
  const rows = await db
    .select({
      ...personCard,
      ...relationOf(viewer.id),
      city: sql<string>`coalesce(case when ${says(profiles.cityFor)} then ${profiles.city} end, '')`,
    })
    .from(users)
    .leftJoin(profiles, eq(profiles.userId, users.id))
    .where(
      and(
        isThere(viewer),
        ne(users.id, viewer.id),
        asksForSomebody(query) ? undefined : unknownTo(viewer.id),
        query.q ? holds(sql`${users.name} || ' ' || ${users.username}`, query.q) : undefined,
        query.city ? and(says(profiles.cityFor), holds(profiles.city, query.city)) : undefined,
        query.interest ? and(says(profiles.interestsFor), holds(profiles.interests, query.interest)) : undefined,
        age && and(says(profiles.birthdayFor), age),
        before && lt(users.id, before),
      ),
    )
    .orderBy(desc(users.id))
    .limit(PAGE + 1);
  const people = rows.slice(0, PAGE);
  return { people, next: rows.length > PAGE ? (people.at(-1)?.id ?? null) : null };
}

/** Born so that they are of the age looked for today, and grown up. */
function ageWithin({ from, to }: PeopleQuery): SQL | undefined {
  if (from === null && to === null) return undefined;
  const yearsAgo = (years: number): SQL => sql`current_date - make_interval(years => ${years}::int)`;
  return and(sql`${profiles.birthday} <= ${yearsAgo(from ?? AGES[0])}`, to === null ? undefined : sql`${profiles.birthday} > ${yearsAgo(to)}`);
}
