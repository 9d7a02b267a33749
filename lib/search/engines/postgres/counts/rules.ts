import { sql, type SQL } from "drizzle-orm";
import { photos } from "@/db/schema";
import { FIELDS, rangeFacet, type Field, type RangeField } from "../../../types";
import { LIES, lies, RANGE_COLUMNS } from "../rules";

/** What a photo has one of. Tags, of which it has many, are counted apart. */
export type SingleField = Exclude<Field, "tag">;
export const SINGLE_FIELDS = FIELDS.filter((field): field is SingleField => field !== "tag");

/** Facets as alias names; they are ours, never a visitor's. */
export const column = (field: SingleField): SQL => sql`${sql.identifier(field)}`;

/** How a facet is counted: by what of `photos`, and the name queries have for what was counted by, seen from the joined groups. */
export const COUNTED: Record<SingleField, { by: SQL; name: SQL }> = {
  camera: { by: sql`${photos.cameraId}`, name: sql`cameras.slug` },
  lens: { by: sql`${photos.lensId}`, name: sql`lenses.slug` },
  owner: { by: sql`${photos.ownerId}`, name: sql`lower(owners.username)` },
  orientation: {
    by: lies,
    name: sql`case ${column("orientation")} ${sql.join(
      Object.entries(LIES).map(([name, sign]) => sql.raw(`when ${sign} then '${name}'`)),
      sql` `,
    )} end`,
  },
  iso: banded("iso"),
  aperture: banded("aperture"),
  focalLength: banded("focalLength"),
  exposureTime: banded("exposureTime"),
};

/** Bands are counted by, and named with, their place in the facet's list. */
function banded(field: RangeField): { by: SQL; name: SQL } {
  const edges = rangeFacet(field).bands.flatMap(({ from }) => from ?? []);
  return { by: sql`width_bucket(${RANGE_COLUMNS[field]}::float8, ${`{${edges.join(",")}}`}::float8[])`, name: sql`${column(field)}::text` };
}

/**
 * Maps what `grouping(every single field)` says of a row to the field the row counts: Postgres sets a bit for each
 * column that does not group, the last column's being the lowest.
 */
export const groupedField: SQL = sql.join(
  SINGLE_FIELDS.map((field, index) => sql.raw(`when ${(1 << SINGLE_FIELDS.length) - 1 - (1 << (SINGLE_FIELDS.length - 1 - index))} then '${field}'`)),
  sql` `,
);
