import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { CAMERAS } from "@/db/seed/catalogue";
import { resolveGear } from "@/lib/gear/mutations";
import { withoutIndexes } from "../indexes";

/** Photos of one member on average; some have hundreds, most a few. */
const EACH = 200;
/** Photos in one statement, between which one may stop. */
const STEP = 50_000;
const FILLED = ["users", "photos", "files", "photo_files", "photo_versions"] as const;

export type Filling = { photos: number; tell: (line: string) => void; stop: AbortSignal };

/**
 * Fills an empty database with this many photos, each with its six files and its version, of members, cameras, lenses and days as they are spread in a
 * community: the same for the same number. Rows alone: nobody asks for these bytes. Answers the members, as many as there are photos by `EACH`.
 */
export async function fill({ photos, tell, stop }: Filling): Promise<string[]> {
  const members = Math.max(5, Math.round(photos / EACH));
  await nameGear();
  const restore = await withoutIndexes(db, FILLED);
  await db.transaction(async (tx) => {
    // Row by row, a million checks of what is right by construction.
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql.raw(membersOf(members)));
    for (let from = 0; from < photos; from += STEP) {
      stop.throwIfAborted();
      const range = { from, to: Math.min(photos, from + STEP) - 1, photos, members };
      await tx.execute(sql.raw(photosOf(range)));
      await tx.execute(sql.raw(filesOf(range)));
      tell(`${range.to + 1} of ${photos} photos`);
    }
  });
  for (const statement of restore) {
    stop.throwIfAborted();
    await db.execute(sql.raw(statement));
  }
  tell("counting what is there");
  await db.execute(sql`vacuum (analyze, freeze)`);
  await db.execute(sql`checkpoint`);
  const rows = await db.execute<{ id: string }>(sql`select id from users order by id`);
  return rows.map(({ id }) => id);
}

/** By the product's own door, so that they have the names and spellings that uploads find. */
async function nameGear(): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { make, model, lenses } of CAMERAS) {
      await resolveGear(tx, "camera", make, model);
      for (const lens of lenses) if (lens.model) await resolveGear(tx, "lens", lens.maker, lens.model);
    }
  });
}

/** Evenly from 0 to 1, by `i` and a number that keeps one use from another. */
const chance = (use: number): string => `((hashint8extended(i, ${use}) & 1048575) / 1048576.0)`;
/** One of several, each rarer than the one before. */
const often = (use: number, from: string): string => `(${from})[1 + floor(power(${chance(use)}, 2.2) * array_length(${from}, 1))::int]`;
const digest = (name: string): string => `md5('${name}' || i)`;
/** A UUIDv7 of an instant. */
const idAt = (instant: string, name: string): string =>
  `(lpad(to_hex((extract(epoch from ${instant}) * 1000)::bigint), 12, '0') || '7' || substr(${digest(name)}, 1, 3) || '8' || substr(${digest(name)}, 4, 15))::uuid`;
const token = (name: string): string => `rtrim(translate(encode(decode(${digest(name)}, 'hex'), 'base64'), '+/', '-_'), '=')`;

const BEGIN = "timestamptz '2024-01-01 00:00:00+00'";

const membersOf = (members: number): string => `
  insert into users (id, username, username_folded, email, email_folded, email_confirmed_at, password_hash, name, created_at)
  select ${idAt(BEGIN, "member")}, 'member' || i, 'member' || i, 'member' || i || '@example.test', 'member' || i || '@example.test', ${BEGIN}, '-', 'Member ' || i, ${BEGIN}
  from generate_series(0::bigint, ${members - 1}) as i`;

type Range = { from: number; to: number; photos: number; members: number };

/** The instant at which a photo arrived: over two years, more and more of them. */
const arrivedAt = (photos: number): string => `(${BEGIN} + interval '730 days' * sqrt((i + 1) / ${photos}.0))`;

const WORDS = "array['Morning', 'Harbour', 'Rain', 'Old town', 'Winter', 'Light', 'Station', 'Forest', 'North', 'Evening', 'Market', 'Coast']";
const PLACES = "array['Lisbon', 'Bergen', 'Kyoto', 'Tbilisi', 'Valparaíso', 'Hamburg', 'Казань', 'Kathmandu']";

const photosOf = ({ from, to, photos, members }: Range): string => `
  with bodies as (select array_agg(id order by slug) as ids, array_agg(maker order by slug) as makers, array_agg(name order by slug) as names from gear where kind = 'camera'),
  glass as (select array_agg(id order by slug) as ids, array_agg(name order by slug) as names from gear where kind = 'lens'),
  people as (select array_agg(id order by id) as ids from users),
  drawn as (
    select i, ${arrivedAt(photos)} as at,
      1 + floor(power(${chance(1)}, 2) * ${members})::int as owner,
      1 + floor(power(${chance(2)}, 2.2) * cardinality(bodies.ids))::int as body,
      1 + floor(power(${chance(3)}, 2.2) * cardinality(glass.ids))::int as lens
    from generate_series(${from}::bigint, ${to}) as i, bodies, glass
  )
  insert into photos (id, owner_id, upload_id, status, visibility, title, place, file_name, type, bytes, sha256, width, height, url_token, widths, placeholder,
    camera_id, make, model, lens_id, lens_model, focal_length, focal_length_35, aperture, exposure_time, iso, orientation, taken_local, taken_offset_min, taken_at, created_at, published_at)
  select ${idAt("at", "photo")}, people.ids[owner], ${idAt("at", "upload")}, 'ready', ${often(4, "array['public', 'friends', 'private']")},
    ${often(5, WORDS)} || ' ' || ${often(6, WORDS)}, ${often(7, PLACES)}, 'DSC_' || lpad((i % 10000)::text, 4, '0') || '.JPG', 'image/jpeg',
    4000000 + (${chance(8)} * 8000000)::int, ${digest("sum")} || ${digest("mus")}, 6000, 4000, ${token("address")}, '{320,640,1280,2048,2560}',
    'data:image/webp;base64,' || repeat(${digest("tiny")}, 4),
    bodies.ids[body], bodies.makers[body], bodies.names[body], glass.ids[lens], glass.names[lens], ${often(9, "array[50, 35, 85, 24, 28, 105, 200, 16, 400]")},
    ${often(9, "array[50, 35, 85, 24, 28, 105, 200, 16, 400]")}, ${often(10, "array[2.8, 4, 5.6, 1.8, 8, 1.4, 11, 16, 22]")}, 1.0 / ${often(11, "array[250, 125, 500, 60, 1000, 30, 2000, 8, 4000]")},
    ${often(12, "array[100, 200, 400, 800, 1600, 3200, 64, 6400, 12800]")}, 1, (at - interval '30 days' * ${chance(13)}) at time zone 'UTC', 0, at - interval '30 days' * ${chance(13)}, at, at
  from drawn, people, bodies, glass`;

const filesOf = ({ from, to, photos }: Range): string => `
  with variants as (select * from (values ('original', 6000), ('w320', 320), ('w640', 640), ('w1280', 1280), ('w2048', 2048), ('w2560', 2560)) as v(variant, width)),
  drawn as (
    select i, ${arrivedAt(photos)} as at, ${idAt(arrivedAt(photos), "photo")} as photo, ${digest("sum")} || ${digest("mus")} as sum from generate_series(${from}::bigint, ${to}) as i
  ),
  named as (
    select drawn.*, variant, v.width, overlay(${idAt("at", "photo")}::text placing substr(md5(variant || i), 1, 12) from 25)::uuid as file
    from drawn, variants v
  ),
  made as (
    insert into files (id, owner_id, variant, backend, key, access, sha256, bytes, type, url_token, created_at)
    select file, photos.owner_id, variant, 'disk', case variant when 'original' then 'originals/' else 'derivatives/' end || right(file::text, 2) || '/' || file,
      case when variant = 'original' or photos.visibility <> 'public' then 'private' else 'public' end, case variant when 'original' then sum else md5(variant || i) || md5(i || variant) end,
      case variant when 'original' then photos.bytes else named.width * 200 end, case variant when 'original' then 'image/jpeg' else 'image/webp' end, photos.url_token, at
    from named join photos on photos.id = named.photo
  ),
  shown as (
    insert into photo_files (photo_id, variant, file_id, width, height) select photo, variant, file, width, width * 2 / 3 from named
  )
  insert into photo_versions (photo_id, number, file_id, file_name, created_at)
  select photo, 1, file, 'DSC_' || lpad((i % 10000)::text, 4, '0') || '.JPG', at from named where variant = 'original'`;
