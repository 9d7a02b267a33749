import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { COLOURS } from "@/lib/photos/colour/types";
import { LICENCES } from "@/lib/photos/types";
import { withoutIndexes } from "../indexes";

/** How large a place is, and how well connected the two people are whose pages are measured. */
export type Scale = {
  people: number;
  photos: number;
  /** How many the reader follows. */
  following: number;
  /** How many follow the author. */
  followers: number;
};

/** Whoever reads, who follows many, and whoever is read by many; with a public photo and post of the latter. */
export type Network = { reader: string; author: string; photo: string; post: string };

/** 10,000 people, one who follows 2,000 of them and one whom all follow. */
export const LARGE: Scale = { people: 10_002, photos: 1_000_000, following: 2000, followers: 10_000 };
/** The same people with a thousandth of the photos. */
export const SMALL: Scale = { ...LARGE, photos: 1000 };

/** Milliseconds over which all of it happened. */
const SPAN = 400 * 86_400_000;
const TAGS = 300;
const GEAR = 200;
/** Photos, and posts, that the reader and the author have about, however many there are of all: more than any page shows. */
const OWN = 150;
/** Of so many photos and posts one is the hoarder's, who has the more the more there are. */
const ARCHIVED = 100;
const FEWEST_POSTS = 1000;
const WORDS = ["meadow", "lantern", "orchard", "granite", "sparrow", "thicket", "causeway", "tideline", "belfry", "cinder", "hollow", "kestrel"];
const FOCAL_LENGTHS = [14, 20, 28, 35, 50, 85, 135, 200, 300];
const APERTURES = [1.4, 1.8, 2.8, 4, 5.6, 8, 11, 16];
/** Of a second, the parts. */
const TIMES = [8000, 2000, 500, 250, 125, 60, 15, 4];
/** Under the photo and the post that are measured: pages of different places can be compared where they show as much. */
const COMMENTS = 1;
/** The tables that grow with what people share. */
const FILLED = ["files", "photos", "photo_files", "photo_versions", "photo_tags", "photo_likes", "collections", "photo_views", "photo_comments"].concat([
  "posts",
  "post_tags",
  "post_likes",
  "post_comments",
]);

/**
 * Fills an empty instance with people, photos, posts and all that stands between them, by a handful of statements whose rows Postgres makes itself: the
 * same for the same scale but for the moment it ends at. Pictures have no bytes: they are said to be in a store that is not configured, so that nobody
 * looks for them.
 *
 * @param now milliseconds since the epoch; history ends here
 */
export async function buildNetwork(scale: Scale, now = Date.now()): Promise<Network> {
  const world = new World(scale, now);
  await db.transaction(async (tx) => {
    // Every row is right by construction; looking each of its references up would take most of the time.
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`set local maintenance_work_mem = '256MB'`);
    const restore = await withoutIndexes(tx, FILLED);
    for (const statement of [...world.statements(), ...restore]) await tx.execute(sql.raw(statement));
  });
  // A place that has stood for a while has been tidied up, and would be amid the first pages otherwise.
  await db.execute(sql`vacuum (analyze, freeze)`);
  await db.execute(sql`checkpoint`);
  return findNetwork();
}

/**
 * What is measured: the newest photo and post of the author that everyone may see and somebody has commented on.
 *
 * @throws Error where no such network stands
 */
export async function findNetwork(): Promise<Network> {
  const newest = (thing: string, person: string): string =>
    `(select id from ${thing}s as thing where ${person} = author.id and visibility = 'public' and
      ${COMMENTS} = (select count(*) from ${thing}_comments where ${thing}_id = thing.id) order by id desc limit 1)`;
  const [found] = await db.execute<Network>(
    sql.raw(`
      select reader.id as reader, author.id as author, ${newest("photo", "owner_id")} as photo, ${newest("post", "author_id")} as post
      from users as reader, users as author where reader.username = 'reader' and author.username = 'author'`),
  );
  if (!found?.photo || !found.post) throw new Error("this scale leaves nothing to measure");
  return found;
}

/** Rows are told by number; ids, owners and whatever is left to chance follow from it, so that no statement has to ask another. */
class World {
  readonly #start: number;

  constructor(
    readonly scale: Scale,
    now: number,
  ) {
    this.#start = now - SPAN;
  }

  /** In [0, 1), by a word and a number. */
  #dice = (word: string, n: string): string => `((hashtextextended('${word} ' || (${n}), 0) & 1048575) / 1048576::float8)`;

  #id(kind: string, n: string, ms: string): string {
    const digest = `md5('${kind} ' || (${n}))`;
    return `(lpad(to_hex((${ms})::bigint), 12, '0') || '7' || substr(${digest}, 1, 3) || '8' || substr(${digest}, 4, 3) || substr(${digest}, 7, 12))::uuid`;
  }

  /** Evenly over the months, in the order of their numbers. */
  #ms = (n: string, of: number): string => `(${this.#start}::bigint + floor((${n})::float8 * ${SPAN} / ${of + 1})::bigint)`;
  #at = (n: string, of: number): string => `to_timestamp(${this.#ms(n, of)} / 1000.0)`;

  #person = (n: string): string => this.#id("person", n, `${this.#start}::bigint + (${n})`);
  #gear = (n: string): string => this.#id("gear", n, `${this.#start}`);
  #tag = (n: string): string => this.#id("tag", n, `${this.#start}`);
  #photo = (n: string): string => this.#id("photo", n, this.#ms(n, this.scale.photos));
  #post = (n: string): string => this.#id("post", n, this.#ms(n, this.#posts));
  #file = (variant: string, n: string): string => this.#id(variant, n, this.#ms(n, this.scale.photos));

  /** The reader is person 1, the author person 2 and the hoarder person 3; a few others share much. */
  #ownerOf(n: string, of: number): string {
    const turn = Math.max(5, Math.floor(of / OWN));
    const anyone = `3 + floor(power(${this.#dice("owner", n)}, 2) * ${this.scale.people - 2})::int`;
    return `case when (${n}) % ${turn} = 1 then 1 when (${n}) % ${turn} = 2 then 2 when (${n}) % ${ARCHIVED} = 3 then 3 else ${anyone} end`;
  }
  #anyone = (word: string, n: string): string => `(3 + floor(power(${this.#dice(word, n)}, 1.5) * ${this.scale.people - 2})::int)`;
  #audience = (word: string, n: string): string =>
    `case when ${this.#dice(word, n)} < 0.8 then 'public' when ${this.#dice(word, n)} < 0.95 then 'friends' else 'private' end`;

  /** One of a list, by chance. */
  #oneOf = (word: string, of: readonly (string | number)[]): string =>
    `(array[${of.map((one) => (typeof one === "number" ? one : `'${one}'`)).join(", ")}])[1 + floor(${this.#dice(word, "n")} * ${of.length})::int]`;
  /** From 1 to so many, the first far more often than the last. */
  #few = (word: string, most: number): string => `(1 + floor(power(${this.#dice(word, "n")}, 2) * ${most})::int)`;
  /** Width and height: of three photos one stands upright. */
  #pixels = (n: string, lying: readonly number[], upright: readonly number[]): string =>
    [0, 1].map((side) => `case when (${n}) % 3 = 0 then ${upright[side]} else ${lying[side]} end`).join(", ");

  get #posts(): number {
    return Math.max(FEWEST_POSTS, Math.round(this.scale.photos / 10));
  }

  statements(): string[] {
    return [...this.#peopleAndTies(), ...this.#pictures(), ...this.#reactions(), ...this.#words()];
  }

  #peopleAndTies(): string[] {
    const { people, following, followers } = this.scale;
    const person = this.#person;
    const skip = "on conflict do nothing";
    return [
      `insert into users (id, username, username_folded, email, email_folded, name, password_hash, email_confirmed_at, created_at, private)
        select ${person("n")}, name, name, name || '@bench.invalid', name || '@bench.invalid', 'Person ' || n, '', now(), to_timestamp(${this.#start} / 1000.0), n % 25 = 24
        from generate_series(1, ${people}) as n, lateral (select case n when 1 then 'reader' when 2 then 'author' when 3 then 'hoarder' else 'person' || n end as name) as named`,
      `insert into follows (follower_id, followed_id, created_at)
        select ${person("1")}, ${person("n")}, ${this.#at("n", people)} from generate_series(2, ${1 + following}) as n
        union all select ${person("n")}, ${person("2")}, ${this.#at("n", people)} from generate_series(3, ${2 + followers}) as n ${skip}`,
      `insert into follows (follower_id, followed_id)
        select ${person("n")}, ${person("other")} from generate_series(3, ${people}) as n, generate_series(1, 20) as k,
          lateral (select ${this.#anyone("follow", "n || ' ' || k")} as other) as drawn where n <> other ${skip}`,
      // Made in the first half of the time: what feeds tell is what was shared since.
      `insert into friendships (low_id, high_id, created_at)
        select ${person("n")}, ${person("n + k")}, ${this.#at("n", 2 * people)} from generate_series(1, ${people}) as n, generate_series(1, 5) as k where n + k <= ${people} and (n + k) % 3 > 0
        union all select ${person("1")}, ${person("n")}, ${this.#at("n", 2 * people)} from generate_series(3, ${people}, 50) as n ${skip}`,
      `insert into mutes (muter_id, muted_id) select ${person("1")}, ${person("n")} from generate_series(10, ${Math.min(people, 500)}, 17) as n`,
      `insert into blocks (blocker_id, blocked_id) select ${person("1")}, ${person("n")} from generate_series(${Math.ceil(people / 2)}, ${people}, ${Math.ceil(people / 20)}) as n`,
    ];
  }

  #pictures(): string[] {
    const { photos } = this.scale;
    const rows = `from generate_series(1, ${photos}) as n`;
    const common = `owner_id, variant, backend, key, access, sha256, bytes, type, url_token`;
    const files = (variant: string, access: string, type: string): string[] => [
      `insert into files (id, ${common}) select ${this.#file(variant, "n")}, ${this.#person(this.#ownerOf("n", photos))}, '${variant}', 's3', '${variant}/' || n, '${access}',
        md5(n::text) || md5('x' || n), 40000, '${type}', 'bench' || n ${rows}`,
      `insert into photo_files (photo_id, variant, file_id, width, height) select ${this.#photo("n")}, '${variant}', ${this.#file(variant, "n")}, 640, 427 ${rows}`,
    ];
    return [
      `insert into gear (id, kind, slug, maker, name)
        select ${this.#gear("n")}, case when n % 2 = 0 then 'camera' else 'lens' end, 'bench-' || n, 'Bench', 'Bench ' || n from generate_series(1, ${GEAR}) as n`,
      `insert into photos (id, owner_id, upload_id, status, visibility, title, description, file_name, type, bytes, width, height, widths, url_token, camera_id, lens_id, focal_length,
          focal_length_35, aperture, exposure_time, iso, flash, colour, licence, taken_local, published_at, created_at)
        select ${this.#photo("n")}, ${this.#person(this.#ownerOf("n", photos))}, ${this.#id("upload", "n / 3", this.#ms("n - n % 3", photos))}, 'ready', ${this.#audience("photo", "n")},
          'Harbour ' || n || ' ' || ${this.#oneOf("word", WORDS)}, 'Seen from the north side, early.', 'DSC_' || n || '.JPG', 'image/jpeg', 6000000,
          ${this.#pixels("n", [3000, 2000], [4000, 6000])}, '{320,640,1280}', 'bench' || n, ${this.#gear(`2 * ${this.#few("camera", GEAR / 2)}`)},
          ${this.#gear(`2 * ${this.#few("lens", GEAR / 2)} - 1`)}, ${this.#oneOf("focal", FOCAL_LENGTHS)}, ${this.#oneOf("focal", FOCAL_LENGTHS)} * 1.5,
          ${this.#oneOf("aperture", APERTURES)}, 1.0 / ${this.#oneOf("time", TIMES)}, 100 * (1 + n % 32), floor(${this.#dice("flash", "n")} * 2)::int,
          ${this.#oneOf("colour", COLOURS)}, ${this.#oneOf("licence", LICENCES)}, ${this.#at("n", photos)}, ${this.#at("n", photos)}, ${this.#at("n", photos)} ${rows}`,
      ...files("w640", "public", "image/webp"),
      ...files("original", "private", "image/jpeg"),
      `insert into photo_versions (photo_id, number, file_id, file_name) select ${this.#photo("n")}, 1, ${this.#file("original", "n")}, 'DSC_' || n || '.JPG' ${rows}`,
      `insert into tags (id, folded, name) select ${this.#tag("n")}, 'bench' || n, 'bench' || n from generate_series(1, ${TAGS}) as n`,
      `insert into photo_tags (photo_id, tag_id) select ${this.#photo("n")}, ${this.#tag(`1 + floor(power(${this.#dice("tag", "n || ' ' || k")}, 3) * ${TAGS})::int`)}
        ${rows}, generate_series(1, 3) as k on conflict do nothing`,
    ];
  }

  /** Little of most photos, much of a few. */
  #reactions(): string[] {
    const { photos } = this.scale;
    const of = (word: string, most: number): string =>
      `from generate_series(1, ${photos}) as n, lateral generate_series(1, floor(power(${this.#dice(word, "n")}, 4) * ${most})::int) as k`;
    const who = (word: string): string => this.#person(this.#anyone(word, "n || ' ' || k"));
    const at = `least(now(), ${this.#at("n", photos)} + k * interval '7 hours')`;
    return [
      `insert into photo_likes (photo_id, user_id, created_at) select ${this.#photo("n")}, ${who("like")}, ${at} ${of("likes", 20)} on conflict do nothing`,
      // Triggers count them everywhere but here, where none is fired.
      `insert into photo_scores (photo_id, likes) select photo_id, count(*) from photo_likes group by photo_id`,
      `insert into collections (photo_id, user_id, created_at) select ${this.#photo("n")}, ${who("collection")}, ${at} ${of("collections", 5)} on conflict do nothing`,
      `insert into photo_views (photo_id, viewer_id, day) select ${this.#photo("n")}, ${who("view")}, (${at})::date ${of("views", 30)} on conflict do nothing`,
      `insert into photo_comments (id, photo_id, author_id, text, created_at)
        select ${this.#id("comment", "n || ' ' || k", this.#ms("n", photos))}, ${this.#photo("n")}, ${who("comment")}, 'How still the water is.', ${at} ${of("comments", 6)}`,
    ];
  }

  #words(): string[] {
    const posts = this.#posts;
    const rows = `from generate_series(1, ${posts}) as n`;
    const wall = `case when n % 7 = 0 then ${this.#person(this.#anyone("wall", "n"))} else ${this.#person(this.#ownerOf("n", posts))} end`;
    return [
      `insert into posts (id, author_id, wall_id, title, text, visibility, created_at)
        select ${this.#post("n")}, ${this.#person(this.#ownerOf("n", posts))}, ${wall}, '', 'The light was good today. #bench' || (1 + n % ${TAGS}), ${this.#audience("post", "n")},
          ${this.#at("n", posts)} ${rows}`,
      `insert into post_tags (post_id, tag_id) select ${this.#post("n")}, ${this.#tag(`1 + n % ${TAGS}`)} ${rows}`,
      `insert into post_likes (post_id, user_id, created_at) select ${this.#post("n")}, ${this.#person(this.#anyone("post like", "n || ' ' || k"))},
        least(now(), ${this.#at("n", posts)} + k * interval '7 hours') ${rows}, lateral generate_series(1, floor(power(${this.#dice("post likes", "n")}, 4) * 20)::int) as k on conflict do nothing`,
      `insert into post_comments (id, post_id, author_id, text, created_at)
        select ${this.#id("post comment", "n", this.#ms("n", posts))}, ${this.#post("n")}, ${this.#person(this.#anyone("post comment", "n"))}, 'Count me in.', ${this.#at("n", posts)} ${rows}`,
    ];
  }
}
