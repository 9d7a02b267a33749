import { inArray, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { channelGrants, channelVersions } from "@/db/schema";
import { realtimeIsEmbedded } from "./config";
import { ownersOf } from "./events";

/** What a channel is called at the realtime server in use. */
export type NameOf = (channel: string) => string;

const ownersOfAll = (channels: readonly string[]): string[] => [...new Set(channels.flatMap(ownersOf))];

const listed = (ids: readonly string[]) => sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;

/**
 * What these channels are called now. Our own server ends channels itself, and they keep their names; elsewhere a name carries the version of whose it is,
 * of two the sum, so that an ending is a new name: one query, however many.
 */
export async function namesOf(channels: readonly string[]): Promise<NameOf> {
  if (realtimeIsEmbedded()) return (channel) => channel;
  const rows = await db
    .select()
    .from(channelVersions)
    .where(inArray(channelVersions.ownerId, ownersOfAll(channels)));
  const versions = new Map(rows.map(({ ownerId, version }) => [ownerId, version]));
  return (channel) => `${channel},${ownersOf(channel).reduce((sum, id) => sum + (versions.get(id) ?? 0), 0)}`;
}

/** Notes that somebody is about to be granted channels, so that these end when a session of theirs does. */
export async function noteGrants(listenerId: string, channels: readonly string[]): Promise<void> {
  const owners = ownersOfAll(channels).filter((id) => id !== listenerId);
  if (owners.length === 0) return;
  await db.execute(sql`
    insert into ${channelGrants} (listener_id, owner_id) select ${listenerId}::uuid, id from users where id in ${listed(owners)} on conflict do nothing`);
}

/** Gives the channels of these people new names, and of all whose things the listeners among them were granted. */
export async function renameChannels(ownerIds: readonly string[], listenerIds: readonly string[] = []): Promise<Set<string>> {
  return db.transaction(async (tx) => {
    const granted = await tx.execute<{ id: string }>(sql`delete from ${channelGrants} where listener_id in ${listed(listenerIds)} returning owner_id as id`);
    const ids = [...new Set([...ownerIds, ...granted.map(({ id }) => id)])].toSorted();
    // In one order, so that two who do it at once cannot wait for each other.
    await tx.execute(sql`
      insert into ${channelVersions} (owner_id, version) select id, 1 from users where id in ${listed(ids)} order by id
      on conflict (owner_id) do update set version = ${channelVersions}.version + 1`);
    return new Set(ids);
  });
}
