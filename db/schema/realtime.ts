import { index, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";

const person = (name: string) => uuid(name).references(() => users.id, { onDelete: "cascade" });

/**
 * How often what others may hear of somebody's things has ended. The names of a person's channels carry it at a realtime server that is not ours, so that
 * who was granted an earlier name hears nothing more. No row stands for 0.
 */
export const channelVersions = pgTable("channel_versions", {
  ownerId: person("owner_id").primaryKey(),
  version: integer("version").notNull(),
});

/** Who was granted a channel of whose things since their own last ended: those end when the listener's session does. Kept for such a server alone. */
export const channelGrants = pgTable("channel_grants", { listenerId: person("listener_id").notNull(), ownerId: person("owner_id").notNull() }, (t) => [
  primaryKey({ columns: [t.listenerId, t.ownerId] }),
  index("channel_grants_owner_id_idx").on(t.ownerId),
]);
