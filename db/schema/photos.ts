import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { FACET_KEYS } from "./facet-keys";
import { gear } from "./gear";
import { files } from "./media";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

const LICENCES = ["all-rights-reserved", "cc-by", "cc-by-sa", "cc-by-nd", "cc-by-nc", "cc-by-nc-sa", "cc-by-nc-nd", "cc0", "public-domain"] as const;

const COLOURS = ["red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "brown", "black", "grey", "white"] as const;

const PUBLISHED_BY_DEFAULT = [
  "camera",
  "lens",
  "focalLength",
  "aperture",
  "exposureTime",
  "iso",
  "exposureBias",
  "exposureProgram",
  "meteringMode",
  "flash",
  "whiteBalance",
  "taken",
  "software",
  "artist",
  "copyright",
  "rating",
];

export const photos = pgTable(
  "photos",
  {
    id: uuid("id").primaryKey(),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Shared by drafts that were dropped together, and from then on by what was published together; a UUIDv7, so that feeds go by it. */
    uploadId: uuid("upload_id").notNull(),
    /** `draft` is prepared, and its owner's alone until they publish it. */
    status: text("status", { enum: ["processing", "draft", "ready", "failed"] }).notNull(),
    /** When its owner published it; null while it is a draft, or will be one once it is prepared. */
    publishedAt: instant("published_at").defaultNow(),
    /** A message key, set with `failed`. */
    failure: text("failure"),
    visibility: text("visibility", { enum: ["public", "friends", "private"] }).notNull(),
    title: text("title").notNull().default(""),
    description: text("description").notNull().default(""),
    place: text("place").notNull().default(""),
    /** What the picture shows, for those who do not see it. */
    alt: text("alt").notNull().default(""),
    licence: text("licence", { enum: LICENCES }).notNull().default("all-rights-reserved"),
    /** Whether others may have all its pixels: the derivative `full`. */
    allowFull: boolean("allow_full").notNull().default(false),
    commentsClosed: boolean("comments_closed").notNull().default(false),
    /** Which of the file's own fields are public, by name; what is not stands in `held_back` and in no column. */
    published: text("published").array().$type<string[]>().notNull().default(PUBLISHED_BY_DEFAULT),
    /** The camera data that is its owner's alone. The columns below hold what is public, so that no query can give away the rest. */
    heldBack: jsonb("held_back").notNull().default({}),
    /** Which of the fields its owner entered, because the file does not say them. */
    byHand: text("by_hand").array().$type<string[]>().notNull().default([]),
    /** Counts the changes its derivatives follow from; they are made anew for each. */
    revision: integer("revision").notNull().default(0),
    /** The version that is shown: a newer one is still being prepared. */
    shownVersion: integer("shown_version").notNull().default(1),
    /** Why the last change of the picture came to nothing: a message key, until its owner has read it. */
    editFailure: text("edit_failure"),

    fileName: text("file_name").notNull(),
    type: text("type").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    /** Of the original, hexadecimal: nobody has the same file twice. */
    sha256: text("sha256"),
    /** Pixels as seen, after orientation; 0 until processed. */
    width: integer("width").notNull().default(0),
    height: integer("height").notNull().default(0),
    urlToken: text("url_token").notNull(),
    /** Widths in pixels of the derivatives that exist, ascending. */
    widths: integer("widths").array().notNull().default([]),
    /** The same of those that exist as AVIF too, which are made when nothing else is to be done. */
    avifWidths: integer("avif_widths").array().notNull().default([]),
    /** A tiny WebP as a data URI, painted under the photograph while it loads. */
    placeholder: text("placeholder").notNull().default(""),
    /** Which colour there is most of; null until it was looked for. */
    colour: text("colour", { enum: COLOURS }),

    cameraId: uuid("camera_id").references(() => gear.id, { onDelete: "set null" }),
    lensId: uuid("lens_id").references(() => gear.id, { onDelete: "set null" }),
    make: text("make"),
    model: text("model"),
    lensMake: text("lens_make"),
    lensModel: text("lens_model"),
    /** Millimetres. */
    focalLength: doublePrecision("focal_length"),
    focalLength35: doublePrecision("focal_length_35"),
    /** Whether the 35 mm equivalent was computed by us rather than written by the camera. */
    focalLength35Computed: boolean("focal_length_35_computed").notNull().default(false),
    /** The f-number. */
    aperture: doublePrecision("aperture"),
    /** Seconds. */
    exposureTime: doublePrecision("exposure_time"),
    iso: integer("iso"),
    /** EV. */
    exposureBias: doublePrecision("exposure_bias"),
    /** EXIF numbers, as the standard lists them. */
    exposureProgram: smallint("exposure_program"),
    meteringMode: smallint("metering_mode"),
    flash: smallint("flash"),
    whiteBalance: smallint("white_balance"),
    orientation: smallint("orientation"),
    software: text("software"),
    artist: text("artist"),
    copyright: text("copyright"),
    rating: smallint("rating"),
    takenLocal: timestamp("taken_local", { withTimezone: false, mode: "string" }),
    takenOffsetMin: smallint("taken_offset_min"),
    takenAt: instant("taken_at"),
    /** Where the photo stands in its owner's row: when it was taken by the camera's own clock, else when it arrived. */
    shownAt: timestamp("shown_at", { withTimezone: false, mode: "string" })
      .notNull()
      .generatedAlwaysAs(sql`coalesce(taken_local, created_at at time zone 'UTC')`),
    /** Degrees, north and east positive; for others only where `location` is published. */
    latitude: doublePrecision("latitude"),
    longitude: doublePrecision("longitude"),
    /** Metres above sea level. */
    altitude: doublePrecision("altitude"),
    cameraSerial: text("camera_serial"),
    lensSerial: text("lens_serial"),

    createdAt: instant("created_at").notNull().defaultNow(),
    deletedAt: instant("deleted_at"),
    removedAt: instant("removed_at"),
    /** What text search reads of the photo itself. */
    words: tsvector("words").generatedAlwaysAs(sql`search_words(title || ' ' || description || ' ' || place)`),
  },
  (t) => [
    uniqueIndex("photos_url_token_key").on(t.urlToken),
    uniqueIndex("photos_owner_sha256_key")
      .on(t.ownerId, t.sha256)
      .where(sql`${t.deletedAt} is null and ${t.status} <> 'failed'`),
    index("photos_owner_id_idx").on(t.ownerId, t.shownAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    // A person's drafts, batch by batch; few beside what they have published.
    index("photos_drafts_idx")
      .on(t.ownerId, t.uploadId.desc().nullsFirst(), t.id)
      .where(sql`${t.publishedAt} is null and ${t.deletedAt} is null`),
    // How many there are of a person: counted without a look at any of them.
    index("photos_standing_idx")
      .on(t.ownerId, t.status, t.visibility)
      .where(sql`${t.deletedAt} is null and ${t.removedAt} is null`),
    // What one person shared, batch by batch.
    index("photos_owner_upload_idx").on(t.ownerId, t.uploadId.desc().nullsFirst(), t.id),
    index("photos_upload_id_idx").on(t.uploadId.desc().nullsFirst(), t.ownerId.desc().nullsFirst(), t.id),
    index("photos_camera_id_idx").on(t.cameraId, t.iso),
    index("photos_lens_id_idx").on(t.lensId),
    index("photos_iso_idx").on(t.iso),
    // What may be compared pixel by pixel, by the nearest ISO.
    index("photos_comparable_idx")
      .on(t.iso, t.id.desc().nullsFirst())
      .where(sql`${t.status} = 'ready' and ${t.visibility} = 'public' and ${t.allowFull}`),
    // All that facets are counted from, so that counting reads this index alone.
    index("photos_facets_idx")
      .on(
        t.ownerId,
        t.visibility,
        t.status,
        t.cameraId,
        t.lensId,
        ...FACET_KEYS,
        t.iso,
        t.aperture,
        t.focalLength,
        t.focalLength35,
        t.exposureTime,
        t.flash,
        t.takenLocal,
        t.colour,
        t.width,
        t.height,
        t.type,
        t.licence,
        t.id,
      )
      .where(sql`status = 'ready' and deleted_at is null and removed_at is null`),
    // Everyone's photos by when they were taken, those that do not say it last.
    index("photos_taken_idx")
      .on(sql`coalesce(taken_local, '-infinity') desc`, t.id.desc().nullsFirst())
      .where(sql`status = 'ready' and deleted_at is null and removed_at is null`),
    // Whose colour was never looked for: few, and soon none.
    index("photos_colourless_idx")
      .on(t.id)
      .where(sql`colour is null and status in ('draft', 'ready')`),
    index("photos_words_idx").using("gin", t.words),
    index("photos_trigrams_idx").using("gin", sql`search_letters(title || ' ' || place) gin_trgm_ops`),
    check("photos_status_known", sql`${t.status} in ('processing', 'draft', 'ready', 'failed')`),
    check("photos_ready_is_published", sql`(${t.status} <> 'ready' or ${t.publishedAt} is not null) and (${t.status} <> 'draft' or ${t.publishedAt} is null)`),
    check("photos_licence_known", sql`${t.licence} in (${sql.raw(LICENCES.map((licence) => `'${licence}'`).join(", "))})`),
    check("photos_colour_known", sql`${t.colour} in (${sql.raw(COLOURS.map((colour) => `'${colour}'`).join(", "))})`),
    check("photos_visibility_known", sql`${t.visibility} in ('public', 'friends', 'private')`),
    check("photos_ready_has_size", sql`${t.status} not in ('draft', 'ready') or (${t.width} > 0 and ${t.height} > 0)`),
  ],
);

/**
 * What a photo has been: its first upload, then each replacement, turn and crop, in order from 1. The newest is what is shown; each keeps the file it
 * was made of, so that nothing is ever lost to an edit.
 */
export const photoVersions = pgTable(
  "photo_versions",
  {
    photoId: uuid("photo_id")
      .notNull()
      .references(() => photos.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id, { onDelete: "cascade" }),
    fileName: text("file_name").notNull(),
    /** Degrees clockwise: 0, 90, 180, 270. */
    turn: smallint("turn").notNull().default(0),
    /** The part that is kept, in fractions of the turned picture from its upper left. */
    cropX: doublePrecision("crop_x").notNull().default(0),
    cropY: doublePrecision("crop_y").notNull().default(0),
    cropWidth: doublePrecision("crop_width").notNull().default(1),
    cropHeight: doublePrecision("crop_height").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.photoId, t.number] }),
    index("photo_versions_file_id_idx").on(t.fileId),
    check("photo_versions_turn_square", sql`${t.turn} in (0, 90, 180, 270)`),
    check(
      "photo_versions_crop_inside",
      sql`${t.cropX} >= 0 and ${t.cropY} >= 0 and ${t.cropWidth} > 0 and ${t.cropHeight} > 0 and ${t.cropX} + ${t.cropWidth} <= 1.000001 and ${t.cropY} + ${t.cropHeight} <= 1.000001`,
    ),
  ],
);

/**
 * Which stored files make up a photo: `original`, the derivatives `w320` … `w2560` and, as AVIF, `a320` …, `full` where its owner allows it, and
 * `proof`, the whole upright picture, for its owner to cut a part of.
 */
export const photoFiles = pgTable(
  "photo_files",
  {
    photoId: uuid("photo_id")
      .notNull()
      .references(() => photos.id, { onDelete: "cascade" }),
    variant: text("variant").notNull(),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id, { onDelete: "cascade" }),
    /** Pixels. */
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    /** Of the encoder, from 1 to 100; null where nothing was lost, and of originals. */
    quality: smallint("quality"),
  },
  (t) => [primaryKey({ columns: [t.photoId, t.variant] }), uniqueIndex("photo_files_file_id_key").on(t.fileId)],
);
