import { and, eq, inArray, or, sql, type SQL } from "drizzle-orm";
import { gear, photos, photoTags, tags, users } from "@/db/schema";
import { foldUsername } from "@/lib/accounts/rules";
import { ends } from "../../rules";
import { isValueField, type Field, type Interval, type Query, type RangeField, type ValueField } from "../../types";

export const RANGE_COLUMNS = {
  iso: photos.iso,
  aperture: photos.aperture,
  focalLength: photos.focalLength,
  exposureTime: photos.exposureTime,
} satisfies Record<RangeField, unknown>;

/** How a photo lies, as 1, -1 or 0. */
export const lies = sql`sign(${photos.width} - ${photos.height})::int`;
export const LIES = { landscape: 1, portrait: -1, square: 0 } as const;

/** The predicate over `photos` that the choice within one facet stands for; true where nothing is chosen. */
export function facetCondition(field: Field, query: Query): SQL {
  if ((query[field]?.length ?? 0) === 0) return sql`true`;
  if (isValueField(field)) return CHOSEN[field](query[field] ?? []);
  return or(...(query[field] ?? []).map((interval) => within(field, interval)))!;
}

const CHOSEN: Record<ValueField, (values: string[]) => SQL> = {
  camera: (slugs) => sql`${photos.cameraId} in ${gearCalled("camera", slugs)}`,
  lens: (slugs) => sql`${photos.lensId} in ${gearCalled("lens", slugs)}`,
  // The index knows usernames by their fold, which takes look-alikes for one; an address means the one spelling.
  owner: (names) =>
    sql`${photos.ownerId} in (select ${users.id} from ${users} where ${and(inArray(users.usernameFolded, names.map(foldUsername)), inArray(sql`lower(${users.username})`, names))})`,
  tag: (names) =>
    sql`${photos.id} in (select ${photoTags.photoId} from ${photoTags} inner join ${tags} on ${tags.id} = ${photoTags.tagId} where ${inArray(tags.folded, names)})`,
  orientation: (ways) => sql`${lies} in ${ways.map((way) => LIES[way as keyof typeof LIES])}`,
};

const gearCalled = (kind: "camera" | "lens", slugs: string[]): SQL =>
  sql`(select ${gear.id} from ${gear} where ${and(eq(gear.kind, kind), inArray(gear.slug, slugs))})`;

function within(field: RangeField, interval: Interval): SQL {
  const { min, max, below } = ends(field, interval);
  const column = RANGE_COLUMNS[field];
  const lower = Number.isFinite(min) ? sql`${column} >= ${min}::float8` : undefined;
  const upper = Number.isFinite(max) ? (below ? sql`${column} < ${max}::float8` : sql`${column} <= ${max}::float8`) : undefined;
  return and(lower, upper)!;
}
