import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, timestamp, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";

/** A friendship stands once, lower id first, so that neither direction can exist without the other. */
export const friendships = pgTable(
  "friendships",
  {
    lowId: uuid("low_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    highId: uuid("high_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.lowId, t.highId] }),
    index("friendships_high_id_idx").on(t.highId),
    check("friendships_ordered", sql`${t.lowId} < ${t.highId}`),
  ],
);
