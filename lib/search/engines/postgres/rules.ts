import { and, eq, inArray, or, sql, type SQL } from "drizzle-orm";
import { gear, photos, photoTags, tags, users } from "@/db/schema";
import { ends } from "../../rules";
import { isValueField, RANGE_FIELDS, rangeFacet, type Field, type Interval, type Query, type RangeField, type ValueField } from "../../types";

const RANGE_COLUMNS = {
  iso: photos.iso,
  aperture: photos.aperture,
  focalLength: photos.focalLength,
  exposureTime: photos.exposureTime,
} satisfies Record<RangeField, unknown>;

const lies = sql`sign(${photos.width} - ${photos.height})::int`;
const LIES = { "1": "landscape", "-1": "portrait", "0": "square" } as const;

/** The values of a facet that a photo has one of, as a column to count by; tags, of which it has many, are counted apart. */
export const COUNTED: Record<Exclude<Field, "tag">, SQL> = {
  camera: sql`${photos.cameraId}`,
  lens: sql`${photos.lensId}`,
  owner: sql`${photos.ownerId}`,
  orientation: lies,
  ...(Object.fromEntries(RANGE_FIELDS.map((field) => [field, bandOf(field)])) as Record<RangeField, SQL>),
};

/** The name in queries of what `COUNTED.orientation` counts. */
export const orientationNamed = (value: string): string => LIES[value as keyof typeof LIES];

/** The predicate over `photos` that the choice within one facet stands for. */
export function facetCondition(field: Field, query: Query): SQL {
  if (isValueField(field)) return CHOSEN[field](query[field] ?? []);
  return or(...(query[field] ?? []).map((interval) => within(field, interval)))!;
}

const gearChosen = (kind: "camera" | "lens", slugs: string[]): SQL =>
  sql`(select ${gear.id} from ${gear} where ${and(eq(gear.kind, kind), inArray(gear.slug, slugs))})`;

const CHOSEN: Record<ValueField, (values: string[]) => SQL> = {
  camera: (slugs) => sql`${photos.cameraId} in ${gearChosen("camera", slugs)}`,
  lens: (slugs) => sql`${photos.lensId} in ${gearChosen("lens", slugs)}`,
  owner: (names) => sql`${photos.ownerId} in (select ${users.id} from ${users} where ${inArray(users.usernameFolded, names)})`,
  tag: (names) =>
    sql`${photos.id} in (select ${photoTags.photoId} from ${photoTags} inner join ${tags} on ${tags.id} = ${photoTags.tagId} where ${inArray(tags.folded, names)})`,
  orientation: (ways) => sql`${lies} in ${Object.keys(LIES).filter((sign) => ways.includes(orientationNamed(sign)))}`,
};

function within(field: RangeField, interval: Interval): SQL {
  const { min, max, below } = ends(field, interval);
  const column = RANGE_COLUMNS[field];
  const lower = Number.isFinite(min) ? sql`${column} >= ${min}::float8` : undefined;
  const upper = Number.isFinite(max) ? (below ? sql`${column} < ${max}::float8` : sql`${column} <= ${max}::float8`) : undefined;
  return and(lower, upper)!;
}

/** The place of a photo's value in the facet's list of bands. */
function bandOf(field: RangeField): SQL {
  const edges = rangeFacet(field).bands.flatMap(({ from }) => from ?? []);
  return sql`width_bucket(${RANGE_COLUMNS[field]}::float8, ${`{${edges.join(",")}}`}::float8[])`;
}
