import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, smallint, text, timestamp } from "drizzle-orm/pg-core";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** How often something was tried in the window under way. Keys are hashes: what people typed does not rest here. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    key: text("key").primaryKey(),
    count: integer("count").notNull(),
    resetsAt: instant("resets_at").notNull(),
  },
  (t) => [index("rate_limits_resets_at_idx").on(t.resetsAt)],
);

/** What an administrator decides for the whole instance. Exactly one row. */
export const instance = pgTable(
  "instance",
  {
    id: smallint("id").primaryKey().default(1),
    name: text("name").notNull().default("Halation"),
    /** Null until the first screen has been answered. */
    guestsMayLook: boolean("guests_may_look"),
    /** Who may sign up. */
    registration: text("registration", { enum: ["open", "invitation", "approval", "closed"] })
      .notNull()
      .default("open"),
    setupTokenHash: text("setup_token_hash"),
    setUpAt: instant("set_up_at"),
  },
  (t) => [
    check("instance_single_row", sql`${t.id} = 1`),
    check("instance_registration_known", sql`${t.registration} in ('open', 'invitation', 'approval', 'closed')`),
  ],
);

/** Written by each long-running process every few seconds, read by the health check. */
export const heartbeats = pgTable("heartbeats", {
  process: text("process").primaryKey(),
  seenAt: instant("seen_at").notNull().defaultNow(),
});
