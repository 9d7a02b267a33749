import { sql, type SQL } from "drizzle-orm";
import { isValueField, rangeFacet, type RangeField } from "../../../types";
import { NUMBERS, VALUES, type SingleValue } from "../rules";

export type SingleField = SingleValue | RangeField;

/**
 * Fields that are grouped together first and told apart afterwards, from the few groups: what each photo takes part in costs, and there are many facets.
 * Those of a row have few values, or hang together.
 */
export const GROUPS: readonly (readonly SingleField[])[] = [
  ["owner"],
  ["camera", "maker"],
  ["lens"],
  ["iso", "aperture", "exposureTime"],
  ["focalLength", "focalLength35", "flash"],
  ["orientation", "aspect", "megapixels", "side", "format", "licence"],
  ["taken", "hour", "colour"],
];

export const SINGLE_FIELDS = GROUPS.flat();

/** Facets as alias names; they are ours, never a visitor's. */
export const column = (field: SingleField): SQL => sql`${sql.identifier(field)}`;

/** By what of `photos` a facet is counted; bands by their place in the facet's list. */
export function countedBy(field: SingleField): SQL {
  if (isValueField(field)) return VALUES[field].by;
  const edges = rangeFacet(field)
    .bands.slice(1)
    .map(({ from }) => from);
  return sql`width_bucket(${NUMBERS[field]}::float8, ${`{${edges.join(",")}}`}::float8[])`;
}

/** What queries call what was counted by, seen from the groups and the names joined to them. */
export const nameOf = (field: SingleField): SQL => (isValueField(field) ? VALUES[field].named(column(field)) : sql`${column(field)}::text`);

/** The mark that `grouping(every column)` gives each row of groups: Postgres sets a bit for each column that does not group, the last column's being the lowest. */
export const markOf = (group: readonly SingleField[]): number => SINGLE_FIELDS.reduce((mark, field) => mark * 2 + (group.includes(field) ? 0 : 1), 0);
