import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, photos, savedSearches } from "@/db/schema";
import { writeQuery } from "@/lib/search/saved/schema";
import { canonical } from "@/lib/search/schema";
import type { User } from "../factories";
import { idFrom } from "./ids";

const WEEK = 7 * 86_400_000;

/** Lets the member one signs in as keep two searches, at which they have not looked for a week. What an earlier run made is left alone. */
export async function keepSearches(people: readonly User[], now: number): Promise<void> {
  const demo = people.find(({ username }) => username === "demo");
  if (!demo) return;
  const [used] = await db
    .select({ slug: gear.slug, name: gear.name })
    .from(gear)
    .where(
      sql`${gear.id} = (select ${photos.cameraId} from ${photos} where ${photos.status} = 'ready' and ${photos.cameraId} is not null group by 1 order by count(*) desc, 1 limit 1)`,
    );
  const kept = [
    { name: demo.language === "ru" ? "Высокие ISO" : "High ISO", query: canonical({ iso: { from: 1600 } }) },
    ...(used ? [{ name: used.name, query: canonical({ camera: used.slug, orientation: "landscape" }) }] : []),
  ];
  const rows = kept.map(({ name, query }, index) => ({
    id: idFrom(`search ${index}`, now - WEEK + index),
    ownerId: demo.id,
    name,
    query: writeQuery(query),
    createdAt: new Date(now - WEEK + index),
  }));
  await db.insert(savedSearches).values(rows).onConflictDoNothing();
}
