import { and, asc, desc, eq, inArray, isNull, sql, type SQL } from "drizzle-orm";
import { createHash } from "node:crypto";
import { db } from "@/db/client";
import { photos } from "@/db/schema";
import type { Viewer } from "@/lib/platform/session";
import { cameras, card, details, lenses, visibleTo } from "../data";
import { whole } from "../publishing/rules";
import type { Field, HeldBack } from "../publishing/types";
import type { PhotoEdit } from "../schema";
import type { Draft, DraftPlace, DraftsPage } from "./types";

const PAGE = 60;

/** What is no failure and was not published: prepared, or still being prepared. */
export const isDraft: SQL = and(isNull(photos.publishedAt), isNull(photos.deletedAt), inArray(photos.status, ["processing", "draft"]))!;

const ownDrafts = (viewer: Viewer): SQL => (viewer.kind === "guest" ? sql`false` : and(eq(photos.ownerId, viewer.id), isDraft, visibleTo(viewer))!);

const { owner: _owner, ...picture } = card;

const columns = {
  ...picture,
  ...details,
  status: photos.status,
  fileName: photos.fileName,
  published: photos.published,
  byHand: photos.byHand,
  heldBack: photos.heldBack,
};

/** One page of the viewer's own drafts, the newest batch first; pass the `next` of a page to get the one after it. */
export async function draftsOf(viewer: Viewer, after?: DraftPlace): Promise<DraftsPage> {
  const beyond =
    after && sql`(${photos.uploadId} < ${after.uploadId}::uuid or (${photos.uploadId} = ${after.uploadId}::uuid and ${photos.id} > ${after.id}::uuid))`;
  const rows = await db
    .select(columns)
    .from(photos)
    .leftJoin(cameras, eq(cameras.id, photos.cameraId))
    .leftJoin(lenses, eq(lenses.id, photos.lensId))
    .where(and(ownDrafts(viewer), beyond))
    .orderBy(desc(photos.uploadId), asc(photos.id))
    .limit(PAGE + 1);
  const drafts = rows.slice(0, PAGE).map(toDraft);
  const last = drafts.at(-1);
  return { drafts, next: rows.length > PAGE && last ? { uploadId: last.uploadId, id: last.id } : null, ...(await sumOf(viewer)) };
}

async function sumOf(viewer: Viewer): Promise<Pick<DraftsPage, "all" | "until">> {
  const [row] = await db
    .select({ all: sql<number>`count(*)::int`, until: sql<string | null>`(array_agg(${photos.id} order by ${photos.id} desc))[1]` })
    .from(photos)
    .where(ownDrafts(viewer));
  return row ?? { all: 0, until: null };
}

/** How many drafts wait for the viewer. */
export const countDrafts = (viewer: Viewer): Promise<number> => db.$count(photos, ownDrafts(viewer));

type Row = Omit<Draft, "status" | "gear" | "seen" | "published" | "byHand"> & {
  status: string;
  published: string[];
  byHand: string[];
  heldBack: unknown;
  cameraGear: Draft["gear"]["camera"];
  lensGear: Draft["gear"]["lens"];
};

function toDraft({ heldBack, cameraGear, lensGear, status, published, byHand, ...row }: Row): Draft {
  const draft = {
    ...row,
    status: status === "draft" ? ("draft" as const) : ("processing" as const),
    published: published as Field[],
    byHand: byHand as Field[],
    camera: whole(row.camera, heldBack as HeldBack),
    gear: { camera: cameraGear, lens: lensGear },
  };
  return { ...draft, seen: fingerprint({ ...draft, tags: draft.tags.map(({ name }) => name) }) };
}

type Said = Omit<PhotoEdit, "photoId" | "published"> & { published: readonly string[] };

/** Stands for all that is said about a photo; the same of what is read and of a form that says it again. */
export function fingerprint({ title, description, place, tags, alt, licence, visibility, allowFull, published }: Said): string {
  const said = [title, description, place, tags.toSorted(), alt, licence, visibility, allowFull, published.toSorted()];
  return createHash("sha256").update(JSON.stringify(said)).digest("base64url").slice(0, 16);
}
