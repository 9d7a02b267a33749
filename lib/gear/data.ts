import { and, asc, desc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, photos } from "@/db/schema";
import { visibleTo } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import type { Gear, GearKind } from "./types";

const MOST = 200;

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
