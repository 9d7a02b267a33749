import { and, desc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, photos, savedSearches, users } from "@/db/schema";
import { getInstance, hasArrived } from "@/lib/accounts/data";
import { openLinkToken } from "@/lib/core/derive";
import { isId } from "@/lib/core/ids";
import { memberColumns, readerFrom, type Guest } from "@/lib/platform/session";
import { matching } from "../../engines/postgres/counts/data";
import { textConditions } from "../../engines/postgres/text/data";
import { parseText } from "../../text/rules";
import { PURPOSE } from "../data";
import { readQuery } from "../schema";
import { LIMITS } from "../types";
import type { FeedPhoto, SearchFeed } from "./types";

/** The feed that a token opens: public photos, those that guests may see where guests may look, else those that its owner may. Null for what is none. */
export async function feedOf(token: string): Promise<SearchFeed | null> {
  const id = openLinkToken(PURPOSE, token);
  if (!id || !isId(id)) return null;
  const [[row], { guestsMayLook }] = await Promise.all([
    db
      .select({ name: savedSearches.name, query: savedSearches.query, createdAt: savedSearches.createdAt, owner: memberColumns })
      .from(savedSearches)
      .innerJoin(users, eq(users.id, savedSearches.ownerId))
      .where(and(eq(savedSearches.id, id), hasArrived)),
    getInstance(),
  ]);
  if (!row) return null;
  const query = readQuery(row.query);
  const pictures = guestsMayLook;
  const reader = pictures ? ANYBODY : readerFrom(row.owner);
  const text = await textConditions(reader, parseText(query.q ?? ""), false);
  const found: FeedPhoto[] = await db
    .select(columns)
    .from(photos)
    .innerJoin(users, eq(users.id, photos.ownerId))
    .leftJoin(gear, eq(gear.id, photos.cameraId))
    .where(and(matching({ viewer: reader, query, text, rank: [] }), eq(photos.visibility, "public")))
    .orderBy(desc(photos.id))
    .limit(LIMITS.feed)
    .then((rows) => rows.map(({ publishedAt, createdAt, ...photo }) => ({ ...photo, publishedAt: publishedAt ?? createdAt })));
  return { id, name: row.name, query, createdAt: row.createdAt, language: row.owner.language, pictures, photos: found };
}

const ANYBODY: Guest = { kind: "guest", mayLook: true, maySignUp: false };

const columns = {
  id: photos.id,
  title: photos.title,
  alt: photos.alt,
  urlToken: photos.urlToken,
  widths: photos.widths,
  publishedAt: photos.publishedAt,
  createdAt: photos.createdAt,
  focalLength: photos.focalLength,
  aperture: photos.aperture,
  exposureTime: photos.exposureTime,
  iso: photos.iso,
  owner: { username: users.username, name: users.name },
  camera: gear.name,
};
