import { and, asc, desc, eq, inArray, isNotNull, notInArray, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { db } from "@/db/client";
import { files, gear, gearSlugs, photoFiles, photos, users } from "@/db/schema";
import { isId } from "@/lib/core/ids";
import { fileUrl } from "@/lib/media/format";
import { cameras, card, lenses, photoCards, takenLocal, visibleTo } from "@/lib/photos/data";
import type { PhotoId } from "@/lib/photos/types";
import type { Viewer } from "@/lib/platform/session";
import { columns, hasPhotosFor, usedAs } from "../data";
import type { Gear, GearKind } from "../types";
import { editingOf, EDITOR_PATTERN, FAR } from "./rules";
import { BANDS, MOST, type Cell, type Choice, type Comparison, type Matrix, type Row, type Specimen } from "./types";

/** As many as are offered to choose from. */
const MOST_CHOICES = 24;
const MOST_ALIKE = 8;
/** So many of the nearest ISO, above and below, are looked through for those alike in the rest. */
const MOST_NEAR = 200;
/** ISO is counted in thirds of a stop. */
const A_STOP = 3;
/** Words of a search for gear; more make it no narrower. */
const MOST_WORDS = 6;

/** Photographs that may be compared by whoever sees them: shown to everyone, all their pixels too, and these are there. */
const comparable = (viewer: Viewer): SQL =>
  and(
    eq(photos.status, "ready"),
    eq(photos.visibility, "public"),
    photos.allowFull,
    sql`exists (select from ${photoFiles} where ${photoFiles.photoId} = ${photos.id} and ${photoFiles.variant} = 'full')`,
    visibleTo(viewer),
  )!;

/**
 * The cameras or lenses at these addresses, earlier ones too, in the order named. Those of which the viewer sees no photograph are not there, as on
 * their own pages.
 */
export async function gearToCompare(viewer: Viewer, kind: GearKind, slugs: readonly string[]): Promise<Gear[]> {
  if (slugs.length === 0) return [];
  const asked = slugs.slice(0, MOST[kind]);
  const named = db.$with("named").as(
    db
      .select({ id: sql<string>`${gear.id}`.as("named_id"), asked: sql<string>`${gear.slug}`.as("asked") })
      .from(gear)
      .where(and(eq(gear.kind, kind), inArray(gear.slug, asked)))
      .unionAll(
        db
          .select({ id: sql<string>`${gearSlugs.gearId}`.as("named_id"), asked: sql<string>`${gearSlugs.slug}`.as("asked") })
          .from(gearSlugs)
          .where(and(eq(gearSlugs.kind, kind), inArray(gearSlugs.slug, asked))),
      ),
  );
  const rows = await db
    .with(named)
    .select({ ...columns, asked: named.asked })
    .from(named)
    .innerJoin(gear, eq(gear.id, named.id))
    .where(hasPhotosFor(viewer, kind));
  const found = asked.flatMap((slug) => rows.find((row) => row.asked === slug && row.slug === slug) ?? rows.find((row) => row.asked === slug) ?? []);
  return found.filter(({ id }, index) => found.findIndex((other) => other.id === id) === index).map(({ asked: _asked, ...row }) => row);
}

/** How far a value is from the wanted one; what is not known is further than anything. */
const steps = (column: SQLWrapper, wanted: number, perDoubling: number): SQL =>
  sql`case when ${column} > 0 then round(abs(log(2, (${column} / ${wanted}::float8)::numeric)) * ${sql.raw(String(perDoubling))}) else ${sql.raw(String(FAR))} end`;

// As `apertureSteps` and `focalSteps` count.
const apertureSteps = (wanted: number): SQL => steps(photos.aperture, wanted, 6);
const focalSteps = (wanted: number): SQL => steps(photos.focalLength35, wanted, 8);

/** Best match first: the nearest aperture, then focal length, what no program has changed, the most pixels, the newest. */
function order({ aperture, focal }: Pick<Comparison, "aperture" | "focal">): SQL {
  return sql.join(
    [
      ...(aperture === undefined ? [] : [apertureSteps(aperture)]),
      ...(focal === undefined ? [] : [focalSteps(focal)]),
      sql`coalesce(${photos.software} ~* ${EDITOR_PATTERN}, false)`,
      sql`${photos.width} * ${photos.height} desc`,
      sql`${photos.id} desc`,
    ],
    sql`, `,
  );
}

const band = sql`width_bucket(${photos.iso}, array[${sql.raw(BANDS.slice(1).join(", "))}])`;

type Placed = { gearId: string; band: number; id: PhotoId; place: number; total: number; previous: PhotoId | null; next: PhotoId | null };

/** One photograph for each camera or lens and band: the one chosen for it, or the best match; with how many there are and what stands beside it. */
async function placed(viewer: Viewer, columns: readonly Gear[], comparison: Comparison): Promise<Placed[]> {
  const kind = columns[0]!.kind;
  const ids = columns.map(({ id }) => id);
  const bands =
    comparison.iso.length > 0
      ? sql`and ${inArray(
          band,
          comparison.iso.map((from) => BANDS.indexOf(from)),
        )}`
      : sql``;
  const chosen = comparison.cells.length > 0 ? sql`${inArray(sql`id`, comparison.cells)} desc, ` : sql``;
  return db.execute<Placed>(sql`
    select gear_id as "gearId", band, id, place, total, previous, next from (
      select *, row_number() over (partition by gear_id, band order by ${chosen}place) as choice from (
        select ${photos.id} as id, ${usedAs(kind)} as gear_id, ${band} as band, (row_number() over best)::int as place,
          (count(*) over (partition by ${usedAs(kind)}, ${band}))::int as total, lag(${photos.id}) over best as previous, lead(${photos.id}) over best as next
        from ${photos}
        where ${inArray(usedAs(kind), ids)} and ${isNotNull(photos.iso)} ${bands} and ${comparable(viewer)}
        window best as (partition by ${usedAs(kind)}, ${band} order by ${order(comparison)})
      ) as fitting
    ) as ordered where choice = 1`);
}

/** Cameras or lenses against ISO bands, one photograph in each cell; three queries, however many cells there are. */
export async function matrix(viewer: Viewer, comparison: Comparison): Promise<Matrix> {
  const kind = comparison.of === "lens" ? "lens" : "camera";
  const columns = await gearToCompare(viewer, kind, comparison.items);
  const missing = comparison.items.length - columns.length;
  if (columns.length === 0) return { columns, rows: [], lone: [], missing };
  const places = await placed(viewer, columns, comparison);
  const shown = new Map(
    (
      await specimens(
        viewer,
        places.map(({ id }) => id),
      )
    ).map((photo) => [photo.id, photo]),
  );
  const cellOf = (gearId: string, index: number): Cell | null => {
    const found = places.find((place) => place.gearId === gearId && place.band === index);
    const photo = found && shown.get(found.id);
    return found && photo ? { photo, place: found.place, total: found.total, previous: found.previous, next: found.next } : null;
  };
  const rows = BANDS.map((from, index): Row => ({ band: from, cells: columns.map(({ id }) => cellOf(id, index)) }));
  return { columns, missing, ...shownOf(rows, comparison.iso) };
}

/** The bands asked for, or those in which there is something beside something, as far as there are any; and which are left out for that. */
function shownOf(rows: readonly Row[], asked: readonly number[]): Pick<Matrix, "rows" | "lone"> {
  if (asked.length > 0) return { rows: rows.filter(({ band }) => asked.includes(band)), lone: [] };
  const held = rows.filter(({ cells }) => cells.some(Boolean));
  const pairs = held.filter(({ cells }) => cells.filter(Boolean).length > 1);
  return pairs.length > 0 ? { rows: pairs, lone: held.filter((row) => !pairs.includes(row)).map(({ band }) => band) } : { rows: held, lone: [] };
}

/** Those of these photographs that may be compared by this viewer, in the order named. */
export async function specimens(viewer: Viewer, ids: readonly PhotoId[]): Promise<Specimen[]> {
  const asked = [...new Set(ids)].filter(isId).slice(0, MOST.camera * BANDS.length);
  if (asked.length === 0) return [];
  const rows = await db
    .select({
      ...card,
      make: photos.make,
      model: photos.model,
      camera: {
        focalLength: photos.focalLength,
        focalLength35: photos.focalLength35,
        focalLength35Computed: photos.focalLength35Computed,
        aperture: photos.aperture,
        exposureTime: photos.exposureTime,
        iso: photos.iso,
        takenLocal,
        software: photos.software,
      },
      cameraName: sql<string | null>`coalesce(${cameras.name}, ${photos.model})`,
      lensName: sql<string | null>`coalesce(${lenses.name}, ${photos.lensModel})`,
      type: photos.type,
      full: { width: photoFiles.width, height: photoFiles.height, bytes: files.bytes, type: files.type },
    })
    .from(photos)
    .innerJoin(users, eq(users.id, photos.ownerId))
    .innerJoin(photoFiles, and(eq(photoFiles.photoId, photos.id), eq(photoFiles.variant, "full")))
    .innerJoin(files, eq(files.id, photoFiles.fileId))
    .leftJoin(cameras, eq(cameras.id, photos.cameraId))
    .leftJoin(lenses, eq(lenses.id, photos.lensId))
    .where(and(inArray(photos.id, asked), comparable(viewer)));
  const found = new Map(
    rows.map(({ make, model, full: { type, ...size }, ...row }) => {
      const address = fileUrl(row.urlToken, "full", type === "image/webp" ? "webp" : "jpg");
      return [row.id, { ...row, full: { ...size, address }, editing: editingOf({ software: row.camera.software, make, model }) }];
    }),
  );
  return asked.flatMap((id) => found.get(id) ?? []);
}

/**
 * Photographs to hold beside these, at most 8: taken as the first was, within a stop of its ISO before others, by other cameras
 * before its own, each camera's nearest before its next. None where its ISO is not known.
 */
export async function alike(viewer: Viewer, compared: readonly Specimen[]): Promise<Specimen[]> {
  const taken = compared[0]?.camera;
  if (!taken?.iso) return [];
  const { iso, aperture, focalLength35 } = taken;
  const ids = compared.map(({ id }) => id);
  const side = (where: SQL, nearest: SQL): SQL => sql`
    (select ${photos.id} as id, ${photos.cameraId} as camera_id, ${steps(photos.iso, iso, A_STOP)} as iso_steps,
      ${aperture ? apertureSteps(aperture) : sql`0`} as aperture_steps, ${focalLength35 ? focalSteps(focalLength35) : sql`0`} as focal_steps
    from ${photos} where ${where} and ${notInArray(photos.id, ids)} and ${comparable(viewer)} order by ${nearest}, ${photos.id} desc limit ${MOST_NEAR})`;
  const near = await db.execute<{ id: PhotoId }>(sql`
    select id from (
      select *, camera_id in (select camera_id from ${photos} where ${inArray(photos.id, ids)}) as own,
        row_number() over (partition by camera_id order by iso_steps, aperture_steps, focal_steps, id desc) as turn
      from (${side(sql`${photos.iso} >= ${iso}`, sql`${photos.iso}`)} union all ${side(sql`${photos.iso} < ${iso}`, sql`${photos.iso} desc`)}) as near
    ) as ranked
    order by iso_steps > ${A_STOP}, own is true, turn, iso_steps, aperture_steps, focal_steps, id desc limit ${MOST_ALIKE}`);
  return specimens(
    viewer,
    near.map(({ id }) => id),
  );
}

/** The cameras or lenses with the most photographs this viewer may compare, at most 24: all, or those whose names hold every one of these words. */
export async function choices(viewer: Viewer, kind: GearKind, find: string | null = null): Promise<Choice[]> {
  const count = sql<number>`count(*)::int`;
  const words = (find ?? "").toLowerCase().split(" ").filter(Boolean).slice(0, MOST_WORDS);
  const found = await db
    .select({ ...columns, photos: count, newest: sql<PhotoId>`max(${photos.id}::text collate "C")` })
    .from(gear)
    .innerJoin(photos, eq(usedAs(kind), gear.id))
    .where(and(eq(gear.kind, kind), ...words.map((word) => sql`position(${word} in lower(${gear.name})) > 0`), isNotNull(photos.iso), comparable(viewer)))
    .groupBy(gear.id)
    .orderBy(desc(count), asc(gear.name))
    .limit(MOST_CHOICES);
  const samples = await photoCards(
    viewer,
    found.map(({ newest }) => newest),
  );
  return found.map(({ newest, ...choice }) => ({ ...choice, sample: samples.find(({ id }) => id === newest) ?? null }));
}
