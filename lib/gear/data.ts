import { and, asc, desc, eq, gt, inArray, notExists, or, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, gearSlugs, photos } from "@/db/schema";
import { paged } from "@/lib/accounts/archive/rules";
import type { ExportPage } from "@/lib/accounts/archive/types";
import { visibleTo } from "@/lib/photos/data";
import type { UserId, Viewer } from "@/lib/platform/session";
import type { Gear, GearKind } from "./types";

const MOST = 200;
const MOST_OWN = 50;
const MOST_OF_ONE = 6;

/** A camera or lens, as it is told of. */
export const columns = { id: gear.id, kind: gear.kind, slug: gear.slug, maker: gear.maker, name: gear.name };

/** The column of a photo that says with which it was taken. */
export const usedAs = (kind: GearKind) => (kind === "camera" ? photos.cameraId : photos.lensId);

/** Whether something was taken with it that this viewer may see: what nobody may see of is named to nobody where cameras and lenses are listed. */
export const hasPhotosFor = (viewer: Viewer, kind: GearKind): SQL =>
  sql`exists (select from ${photos} where ${and(eq(usedAs(kind), gear.id), eq(photos.status, "ready"), visibleTo(viewer))})`;

/** The cameras and lenses that somebody took the most photos with, as far as this viewer may see those; the most used first. */
export async function gearOf(viewer: Viewer, ownerId: UserId, kind: GearKind): Promise<(Gear & { photos: number })[]> {
  const count = sql<number>`count(*)::int`;
  return db
    .select({ ...columns, photos: count })
    .from(photos)
    .innerJoin(gear, eq(gear.id, usedAs(kind)))
    .where(and(eq(photos.ownerId, ownerId), eq(photos.status, "ready"), visibleTo(viewer)))
    .groupBy(gear.id)
    .orderBy(desc(count), asc(gear.slug))
    .limit(MOST_OF_ONE);
}

/** What those of these addresses are now that cameras or lenses had before; a live address is what it says. */
export async function presentSlugs(kind: GearKind, slugs: readonly string[] = []): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const live = db
    .select({ id: gear.id })
    .from(gear)
    .where(and(eq(gear.kind, kind), eq(gear.slug, gearSlugs.slug)));
  const rows = await db
    .select({ before: gearSlugs.slug, now: sql<string>`(select ${gear.slug} from ${gear} where ${gear.id} = ${gearSlugs.gearId})` })
    .from(gearSlugs)
    .where(and(eq(gearSlugs.kind, kind), inArray(gearSlugs.slug, [...slugs]), notExists(live)));
  return new Map(rows.map(({ before, now }) => [before, now]));
}

/** Names of cameras or lenses to choose from: at most 50 that the viewer used, most used first, then at most 200 of others' that they may see. */
export async function gearNames(viewer: Viewer, kind: GearKind): Promise<string[]> {
  const own =
    viewer.kind === "guest"
      ? []
      : await db
          .select({ name: gear.name })
          .from(photos)
          .innerJoin(gear, eq(gear.id, usedAs(kind)))
          .where(and(eq(photos.ownerId, viewer.id), visibleTo(viewer)))
          .groupBy(gear.id)
          .orderBy(desc(sql`count(*)`), asc(gear.name))
          .limit(MOST_OWN);
  const others = await db
    .select({ name: gear.name })
    .from(gear)
    .where(and(eq(gear.kind, kind), hasPhotosFor(viewer, kind)))
    .orderBy(asc(gear.id))
    .limit(MOST);
  return [...new Set([...own, ...others].map(({ name }) => name))];
}

/** The cameras and lenses that the viewer's own photos were taken with, and how many of them with each. */
export async function* exportPerson(viewer: Viewer): AsyncGenerator<ExportPage, void> {
  if (viewer.kind === "guest") return;
  const read = (last: (Gear & { photos: number }) | undefined, limit: number) =>
    db
      .select({ ...columns, photos: sql<number>`count(*)::int` })
      .from(photos)
      .innerJoin(gear, or(eq(gear.id, photos.cameraId), eq(gear.id, photos.lensId)))
      .where(and(eq(photos.ownerId, viewer.id), visibleTo(viewer), last && gt(gear.id, last.id)))
      .groupBy(gear.id)
      .orderBy(asc(gear.id))
      .limit(limit);
  yield* paged("gear", read, ({ id: _id, ...data }) => ({ data }));
}
