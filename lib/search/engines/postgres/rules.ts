import { and, eq, inArray, or, sql, type SQL } from "drizzle-orm";
import { gear, photos, photoTags, tags, users } from "@/db/schema";
import { foldUsername } from "@/lib/accounts/rules";
import { COLOURS } from "@/lib/photos/colour/types";
import { LICENCES } from "@/lib/photos/types";
import { ASPECTS, ends, FORMATS } from "../../rules";
import { isValueField, type Field, type Interval, type Query, type RangeField, type ValueField } from "../../types";

/** The number of a photograph that each range is about, over `photos`. A new range has its row here. */
export const NUMBERS: Record<RangeField, SQL> = {
  iso: sql`${photos.iso}`,
  aperture: sql`${photos.aperture}`,
  focalLength: sql`${photos.focalLength}`,
  focalLength35: sql`${photos.focalLength35}`,
  exposureTime: sql`${photos.exposureTime}`,
  taken: sql`(${photos.takenLocal}::date - date '1970-01-01')`,
  hour: sql`extract(hour from ${photos.takenLocal})::int`,
  megapixels: sql`(${photos.width}::float8 * ${photos.height} / 1000000)`,
  side: sql`greatest(${photos.width}, ${photos.height})`,
};

/** How a facet tells photographs apart. */
export type ValueColumn = {
  /** What of `photos` they are grouped by. */
  by: SQL;
  /** All that this can be, where that is known. */
  codes?: readonly Code[];
  /** The name that addresses have for what was grouped by; `cameras`, `lenses` and `owners` are joined to the groups. */
  named: (column: SQL) => SQL;
  /** The predicate over `photos` that one of the values is theirs. */
  chosen: (values: string[]) => SQL;
};

/** What a photo has one of. Tags, of which it has many, are counted apart. */
export type SingleValue = Exclude<ValueField, "tag">;

/** The longer side over the shorter; a photograph that is not prepared has none, and may be asked all the same. */
const ratio = sql`(greatest(${photos.width}, ${photos.height})::float8 / nullif(least(${photos.width}, ${photos.height}), 0))`;

/** The place among all proportions. */
const aspect = sql`width_bucket(${ratio}, ${sql.raw(`'{${ASPECTS.map(([from]) => from).join(",")}}'`)}::float8[])`;
const ASPECT_CODES = Object.groupBy(
  ASPECTS.map(([, called], index) => ({ called, code: index + 1 })),
  ({ called }) => called,
);

/** The column of each value facet. A new one has its row here. */
export const VALUES: Record<SingleValue, ValueColumn> = {
  camera: {
    by: sql`${photos.cameraId}`,
    named: () => sql`cameras.slug`,
    chosen: (slugs) => sql`${photos.cameraId} in ${gearOf(eq(gear.kind, "camera"), inArray(gear.slug, slugs))}`,
  },
  maker: {
    by: sql`${photos.cameraId}`,
    named: () => sql`nullif(lower(cameras.maker), '')`,
    chosen: (makers) => sql`${photos.cameraId} in ${gearOf(eq(gear.kind, "camera"), inArray(sql`lower(${gear.maker})`, makers))}`,
  },
  lens: {
    by: sql`${photos.lensId}`,
    named: () => sql`lenses.slug`,
    chosen: (slugs) => sql`${photos.lensId} in ${gearOf(eq(gear.kind, "lens"), inArray(gear.slug, slugs))}`,
  },
  owner: {
    by: sql`${photos.ownerId}`,
    named: () => sql`lower(owners.username)`,
    // The index knows usernames by their fold, which takes look-alikes for one; an address means the one spelling.
    chosen: (names) =>
      sql`${photos.ownerId} in (select ${users.id} from ${users} where ${and(inArray(users.usernameFolded, names.map(foldUsername)), inArray(sql`lower(${users.username})`, names))})`,
  },
  flash: coded(sql`(${photos.flash} & 1)`, { fired: 1, off: 0 }),
  orientation: coded(sql`((${photos.width} > ${photos.height})::int - (${photos.width} < ${photos.height})::int)`, { landscape: 1, portrait: -1, square: 0 }),
  aspect: coded(aspect, Object.fromEntries(Object.entries(ASPECT_CODES).map(([called, places]) => [called, places.map(({ code }) => code)]))),
  colour: plain(sql`${photos.colour}`, COLOURS),
  licence: plain(sql`${photos.licence}`, LICENCES),
  format: coded(sql`${photos.type}`, FORMATS),
};

/** Values that the tables have by the same names. */
function plain(by: SQL, codes: readonly string[]): ValueColumn {
  return { by, codes, named: (column) => column, chosen: (values) => sql`${by} in ${values}` };
}

export type Code = string | number;

/** Values that the tables have by other names, or by several. */
function coded(by: SQL, codes: Readonly<Record<string, Code | readonly Code[]>>): ValueColumn {
  const codesOf = (name: string): Code[] => [codes[name] ?? []].flat();
  const cases = Object.keys(codes).flatMap((name) =>
    codesOf(name).map((code) => sql.raw(`when ${typeof code === "number" ? code : `'${code}'`} then '${name}'`)),
  );
  return {
    by,
    codes: Object.keys(codes).flatMap(codesOf),
    named: (column) => sql`case ${column} ${sql.join(cases, sql` `)} end`,
    chosen: (values) => sql`${by} in ${values.flatMap(codesOf)}`,
  };
}

/** Chosen tags, of which one is enough. */
const tagged = (names: string[]): SQL =>
  sql`${photos.id} in (select ${photoTags.photoId} from ${photoTags} inner join ${tags} on ${tags.id} = ${photoTags.tagId} where ${inArray(tags.folded, names)})`;

function gearOf(...conditions: SQL[]): SQL {
  return sql`(select ${gear.id} from ${gear} where ${and(...conditions)})`;
}

/** The predicate over `photos` that the choice within one facet stands for; true where nothing is chosen. */
export function facetCondition(field: Field, query: Query): SQL {
  if ((query[field]?.length ?? 0) === 0) return sql`true`;
  if (!isValueField(field)) return or(...(query[field] ?? []).map((interval) => within(field, interval)))!;
  return field === "tag" ? tagged(query[field] ?? []) : VALUES[field].chosen(query[field] ?? []);
}

function within(field: RangeField, interval: Interval): SQL {
  const { min, max, below } = ends(field, interval);
  const number = NUMBERS[field];
  const lower = Number.isFinite(min) ? sql`${number} >= ${min}::float8` : undefined;
  const upper = Number.isFinite(max) ? (below ? sql`${number} < ${max}::float8` : sql`${number} <= ${max}::float8`) : undefined;
  return and(lower, upper)!;
}
