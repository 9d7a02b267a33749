import { sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { searchChanges, searchIndexes, users } from "@/db/schema";
import { blockedFrom, followedBy, friendsOf } from "@/lib/people/relations/data";
import type { Viewer } from "@/lib/platform/session";
import type { Term } from "../../../text/rules";
import { fingerprint } from "../settings/rules";
import { stemsOf } from "../text/data";
import type { Standing } from "./types";

/** People of one kind that a filter names at most. Who has more is answered from the tables. */
const MOST_PEOPLE = 2000;

type Row = { index: string | null; current: boolean; friends: string[]; letIn: string[]; blocked: string[]; folded: { written: string; stems: string }[] };

/**
 * What a search must know before the engine is asked; null where the engine is not to be asked: there is no index, it does not know of every change yet, or
 * the viewer knows more people than a filter can name.
 *
 * One statement, so one snapshot. At its moment every change that was committed had been written to the index, since a change is taken off the list only
 * afterwards. So what the index says later is never older than this moment, in counts as in hits, and whatever was hidden before it is in neither.
 */
export async function standingOf(viewer: Viewer, terms: readonly Term[]): Promise<Standing | null> {
  const me = viewer.kind === "member" ? viewer.id : null;
  const circle = me !== null && viewer.kind === "member" && viewer.confirmed ? me : null;
  const [row] = await db.execute<Row>(sql`
    select
      (select ${searchIndexes.uid} from ${searchIndexes} where ${searchIndexes.state} = 'active' and ${searchIndexes.fingerprint} = ${fingerprint()}) as "index",
      not exists (select from ${searchChanges}) as current,
      ${some(circle === null ? null : sql`select person from ${friendsOf(circle)} as friend (person)`)} as friends,
      ${some(circle === null ? null : letIn(circle))} as "letIn",
      ${some(me === null ? null : sql`select person from ${blockedFrom(me)} as barred (person)`)} as blocked,
      coalesce((
        select json_agg(json_build_object('written', written, 'stems', ${stemsOf(sql`written`)}) order by number)
        from (select search_fold(value) as written, number from jsonb_array_elements_text(${JSON.stringify(terms.map(({ text }) => text))}::jsonb)
          with ordinality as term (value, number)) as folded), '[]') as folded`);
  if (!row?.index || !row.current) return null;
  const { friends, letIn: open, blocked } = row;
  if ([friends, open, blocked].some((people) => people.length > MOST_PEOPLE)) return null;
  return {
    index: row.index,
    circle: { me, mayLook: viewer.mayLook, friends, letIn: open, blocked },
    terms: terms.map((term, index) => ({ ...term, ...row.folded[index]! })),
  };
}

/** Private accounts that let somebody in: their friends', and those they follow. */
const letIn = (me: string): SQL =>
  sql`select ${users.id} from ${users} where ${users.private} and (${users.id} in ${friendsOf(me)} or ${users.id} in ${followedBy(me)})`;

/** As many as can be named and one more. */
const some = (people: SQL | null): SQL => (people ? sql`array(${people} limit ${MOST_PEOPLE + 1})` : sql`array[]::uuid[]`);
