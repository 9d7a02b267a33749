import { sql, type SQL } from "drizzle-orm";
import { gear, photos, photoTags, tags, users } from "@/db/schema";
import { tsquery } from "../../../../text/data";
import type { Term } from "../../../../text/rules";
import { NAMES } from "../data";

/**
 * What `textConditions` say of a text as it is written, but without looking names up first: for statements that ask many searches at once, each about few
 * photographs, where a look-up for every word of each would cost more than it saves.
 */
export const inlineConditions = (groups: Term[][]): SQL[] => groups.map((group) => sql`(${sql.join(group.map(condition), sql` or `)})`);

function condition(term: Term): SQL {
  const query = sql`(${tsquery(term)})`;
  const named = (kind: "camera" | "lens"): SQL =>
    sql`(select ${gear.id} from ${gear} where ${gear.kind} = ${kind} and search_words(${NAMES.gear}) @@ ${query})`;
  const found = sql`(${photos.words} @@ ${query}
    or ${photos.cameraId} in ${named("camera")}
    or ${photos.lensId} in ${named("lens")}
    or ${photos.ownerId} in (select ${users.id} from ${users} where search_words(${NAMES.users}) @@ ${query})
    or ${photos.id} in (
      select ${photoTags.photoId} from ${photoTags} inner join ${tags} on ${tags.id} = ${photoTags.tagId} where search_words(${NAMES.tags}) @@ ${query}))`;
  // Nothing is left of some signs once folded; a term that says nothing asks for nothing.
  return sql`(numnode(${query}) = 0 or ${term.not ? sql`${found} is not true` : found})`;
}
