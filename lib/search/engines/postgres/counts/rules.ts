import { sql, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { isValueField, rangeFacet, type RangeField } from "../../../types";
import { NUMBERS, VALUES, type Code, type SingleValue } from "../rules";

export type SingleField = SingleValue | RangeField;

/**
 * Fields that are grouped together first and told apart afterwards, from the few groups: what each photo takes part in costs, and there are many facets.
 * Those of a row make one number, or are seen from one and the same thing.
 */
export const GROUPS: readonly (readonly SingleField[])[] = [
  ["owner"],
  ["camera", "maker"],
  ["lens"],
  ["iso", "aperture", "exposureTime"],
  ["focalLength", "focalLength35", "flash", "orientation", "aspect", "megapixels", "side", "format", "licence"],
  ["taken", "hour", "colour"],
];

/** The packed keys as they stand in `photos_facets_idx`, so that they are read and not reckoned. What differs from it is right all the same, and slower. */
export const storedKeys = (): string[] => GROUPS.filter(isPacked).map((group) => new PgDialect().sqlToQuery(keyOf(group)).sql);

/** All facets of which a photo has one value at most, which leaves tags. */
export const SINGLE_FIELDS = GROUPS.flat();

/** By what of `photos` a facet is counted; bands by their place in the facet's list. */
export function countedBy(field: SingleField): SQL {
  if (isValueField(field)) return VALUES[field].by;
  const edges = rangeFacet(field)
    .bands.slice(1)
    .map(({ from }) => from);
  return sql`width_bucket(${NUMBERS[field]}::float8, ${sql.raw(`'{${edges.join(",")}}'`)}::float8[])`;
}

/** By what of `photos` a group is counted: one number that holds all of its fields, each in its turn, or what they are all seen from. */
export function keyOf(group: readonly SingleField[]): SQL {
  if (!isPacked(group)) return countedBy(group[0]!);
  return group.reduceRight((rest, field) => sql`(coalesce(${placeOf(field)}, 0) + ${sql.raw(String(sizeOf(field)))} * ${rest})`, sql`0`);
}

/** What a field was counted by, seen from the key of its group. */
export function partOf(group: readonly SingleField[], field: SingleField, key: SQL): SQL {
  if (!isPacked(group)) return key;
  const before = group.slice(0, group.indexOf(field)).reduce((product, one) => product * sizeOf(one), 1);
  const place = sql`nullif(${key} / ${sql.raw(String(before))} % ${sql.raw(String(sizeOf(field)))}, 0)`;
  const codes = codesOf(field);
  return codes ? sql`(${arrayOf(codes)})[${place}]` : sql`(${place} - 1)`;
}

/** What queries call what a field was counted by. */
export const nameOf = (field: SingleField, part: SQL): SQL => (isValueField(field) ? VALUES[field].named(part) : sql`(${part})::text`);

const codesOf = (field: SingleField): readonly Code[] | undefined => (isValueField(field) ? VALUES[field].codes : undefined);
const isPacked = (group: readonly SingleField[]): boolean => group.every((field) => !isValueField(field) || codesOf(field));

/** The place of a photo's value among all that the field can have, from 1 on; null where it has none. */
function placeOf(field: SingleField): SQL {
  const codes = codesOf(field);
  return codes ? sql`array_position(${arrayOf(codes)}, ${countedBy(field)})` : sql`(${countedBy(field)} + 1)`;
}

/** How many places there are, with that of having none. */
const sizeOf = (field: SingleField): number => 1 + (codesOf(field)?.length ?? rangeFacet(field as RangeField).bands.length);

/** Codes are ours, never a visitor's. */
const arrayOf = (codes: readonly Code[]): SQL => sql.raw(typeof codes[0] === "number" ? `'{${codes.join(",")}}'::int[]` : `'{${codes.join(",")}}'::text[]`);
