import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, photos, photoTags, tags } from "@/db/schema";
import type { GearKind } from "@/lib/gear/types";
import { completePeople } from "@/lib/people/completion/data";
import { visibleTo } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import { foldTag } from "@/lib/tags/rules";
import { LONGEST, SHORTEST, type Suggestion } from "./types";

/** Suggestions of each kind. */
const EACH = 4;
/** Names that fit, of which those are kept that the viewer may see a photo with. */
const LOOKED_AT = 40;
/** The part of the groups of three letters that a name must share with what was typed to be taken for it, 0 to 1. */
const SIMILARITY = 0.5;
/** Fewer letters resemble too much. */
const SHORTEST_SIMILAR = 4;

/**
 * What completes a text that somebody types: cameras, lenses, people and tags, one of whose words begins with the last one typed; where nothing does,
 * cameras, lenses and tags written almost so. Each is on a photo that this viewer may see, or it would tell of one they may not; people are for members.
 */
export async function suggest(viewer: Viewer, typed: string): Promise<Suggestion[]> {
  const text = typed.toWellFormed().replaceAll("\0", " ").trim().slice(0, LONGEST);
  if ([...text].length < SHORTEST || !viewer.mayLook) return [];
  const [people, ...found] = await Promise.all([
    completePeople(viewer, text),
    gearThat("camera", viewer, begins(GEAR, text), shortest),
    gearThat("lens", viewer, begins(GEAR, text), shortest),
    tagsThat(viewer, tagBegins(text), sql`length(${tags.folded})`),
  ]);
  const persons = people.slice(0, EACH).map(({ username, name }): Suggestion => ({ kind: "person", value: username, label: name }));
  const all = [...found.flat(), ...persons];
  return all.length > 0 || text.length < SHORTEST_SIMILAR ? all : similar(viewer, text);
}

const GEAR = sql`${gear.maker} || ' ' || ${gear.name}`;
const shortest = sql`length(${gear.name})`;

/** Whether words begin like those typed: all of them, the last one perhaps unfinished. What consists of no letters begins nothing. */
function begins(words: SQL, typed: string): SQL {
  const whole = sql`plainto_tsquery('simple', search_fold(${typed}))`;
  return sql`search_words(${words}) @@ (case when numnode(${whole}) > 0 then (${whole}::text || ':*')::tsquery end)`;
}

function tagBegins(typed: string): SQL {
  const folded = foldTag(typed);
  const words = begins(sql`${tags.name}`, typed);
  return folded ? sql`(${tags.folded} like ${`${folded.replaceAll(/[\\%_]/g, "\\$&")}%`} or ${words})` : words;
}

async function similar(viewer: Viewer, typed: string): Promise<Suggestion[]> {
  const letters = sql`search_letters(${typed})`;
  const alike = (words: SQL): SQL => sql`word_similarity(${letters}, search_letters(${words}))`;
  const [gearWords, tagWords] = [alike(GEAR), alike(sql`${tags.name}`)];
  const found = await Promise.all([
    gearThat("camera", viewer, sql`${gearWords} >= ${SIMILARITY}::real`, sql`-${gearWords}`),
    gearThat("lens", viewer, sql`${gearWords} >= ${SIMILARITY}::real`, sql`-${gearWords}`),
    // The operator is what the index knows; its own threshold is a little higher.
    tagsThat(viewer, sql`${letters} <% search_letters(${tags.name})`, sql`-${tagWords}`),
  ]);
  return found.flat();
}

/** Cameras or lenses that fit, and that a photo was taken with which this viewer may see, those first that come first in this order. */
async function gearThat(kind: GearKind, viewer: Viewer, fits: SQL, order: SQL): Promise<Suggestion[]> {
  const named = db
    .select({ id: gear.id, value: gear.slug, label: gear.name, place: sql<number>`${order}`.as("place") })
    .from(gear)
    .where(and(eq(gear.kind, kind), fits))
    .orderBy(asc(order), asc(gear.slug))
    .limit(LOOKED_AT)
    .as("named");
  const used = kind === "camera" ? photos.cameraId : photos.lensId;
  const rows = await db
    .select({ value: named.value, label: named.label })
    .from(named)
    .where(sql`exists (select from ${photos} where ${and(eq(used, named.id), eq(photos.status, "ready"), visibleTo(viewer))})`)
    .orderBy(asc(named.place), asc(named.value))
    .limit(EACH);
  return rows.map((row): Suggestion => ({ kind, ...row }));
}

async function tagsThat(viewer: Viewer, fits: SQL, order: SQL): Promise<Suggestion[]> {
  const named = db
    .select({ id: tags.id, value: tags.folded, label: tags.name, place: sql<number>`${order}`.as("place") })
    .from(tags)
    .where(fits)
    .orderBy(asc(order), asc(tags.folded))
    .limit(LOOKED_AT)
    .as("named");
  const seen = db
    .select({ one: sql`1` })
    .from(photoTags)
    .innerJoin(photos, eq(photos.id, photoTags.photoId))
    .where(and(eq(photoTags.tagId, named.id), eq(photos.status, "ready"), visibleTo(viewer)));
  const rows = await db
    .select({ value: named.value, label: named.label })
    .from(named)
    .where(sql`exists ${seen}`)
    .orderBy(asc(named.place), asc(named.value))
    .limit(EACH);
  return rows.map((row): Suggestion => ({ kind: "tag", ...row }));
}
