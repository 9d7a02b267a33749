import { and, asc, desc, eq, gt, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, photos } from "@/db/schema";
import { paged } from "@/lib/accounts/archive/rules";
import type { ExportPage } from "@/lib/accounts/archive/types";
import { visibleTo } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import type { Gear, GearKind } from "./types";

const MOST = 200;
const MOST_OWN = 50;

const columns = { id: gear.id, kind: gear.kind, slug: gear.slug, maker: gear.maker, name: gear.name };

const photosWith = (kind: GearKind, viewer: Viewer) =>
  and(eq(kind === "camera" ? photos.cameraId : photos.lensId, gear.id), eq(photos.status, "ready"), visibleTo(viewer));

/** The camera or lens at an address; undefined when there is none, or nothing taken with it that this viewer may see. */
export async function gearBySlug(viewer: Viewer, kind: GearKind, slug: string): Promise<Gear | undefined> {
  const [row] = await db
    .select(columns)
    .from(gear)
    .where(and(eq(gear.kind, kind), eq(gear.slug, slug), sql`exists (select from ${photos} where ${photosWith(kind, viewer)})`));
  return row;
}

/** The 200 cameras or lenses with the most photos that this viewer may see, most first. */
export async function listGear(viewer: Viewer, kind: GearKind): Promise<(Gear & { photos: number })[]> {
  const count = sql<number>`count(*)::int`;
  return db
    .select({ ...columns, photos: count })
    .from(gear)
    .innerJoin(photos, photosWith(kind, viewer))
    .where(eq(gear.kind, kind))
    .groupBy(gear.id)
    .orderBy(desc(count), asc(gear.name))
    .limit(MOST);
}

/** Names of cameras or lenses to choose from: at most 50 that the viewer used, most used first, then at most 200 of others' that they may see. */
export async function gearNames(viewer: Viewer, kind: GearKind): Promise<string[]> {
  const used = kind === "camera" ? photos.cameraId : photos.lensId;
  const own =
    viewer.kind === "guest"
      ? []
      : await db
          .select({ name: gear.name })
          .from(photos)
          .innerJoin(gear, eq(gear.id, used))
          .where(and(eq(photos.ownerId, viewer.id), visibleTo(viewer)))
          .groupBy(gear.id)
          .orderBy(desc(sql`count(*)`), asc(gear.name))
          .limit(MOST_OWN);
  const others = await db
    .select({ name: gear.name })
    .from(gear)
    .where(and(eq(gear.kind, kind), sql`exists (select from ${photos} where ${photosWith(kind, viewer)})`))
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
