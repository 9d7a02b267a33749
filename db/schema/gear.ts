import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

/** Cameras and lenses under the one name people use for them. */
export const gear = pgTable(
  "gear",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind", { enum: ["camera", "lens"] }).notNull(),
    slug: text("slug").notNull(),
    maker: text("maker").notNull(),
    name: text("name").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("gear_kind_slug_key").on(t.kind, t.slug),
    index("gear_words_idx").using("gin", sql`search_words(maker || ' ' || name)`),
    check("gear_kind_known", sql`${t.kind} in ('camera', 'lens')`),
  ],
);

/** Each spelling a file has used (folded maker and model), and the gear it means. */
export const gearAliases = pgTable(
  "gear_aliases",
  {
    kind: text("kind", { enum: ["camera", "lens"] }).notNull(),
    folded: text("folded").notNull(),
    gearId: uuid("gear_id")
      .notNull()
      .references(() => gear.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.kind, t.folded] }), index("gear_aliases_gear_id_idx").on(t.gearId)],
);

/** Addresses that gear had before it was renamed or became part of other gear; they lead on. */
export const gearSlugs = pgTable(
  "gear_slugs",
  {
    kind: text("kind", { enum: ["camera", "lens"] }).notNull(),
    slug: text("slug").notNull(),
    gearId: uuid("gear_id")
      .notNull()
      .references(() => gear.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.kind, t.slug] }), index("gear_slugs_gear_id_idx").on(t.gearId)],
);
