import { desc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { photos, users } from "@/db/schema";
import { aPerson } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import type { Monkey } from "./roam";

/** Who uses the instance: a guest, two members with photos, one of them on a phone, somebody new, and an administrator. */
export async function troop(): Promise<Monkey[]> {
  const busy = await db
    .select({ id: users.id, username: users.username })
    .from(users)
    .innerJoin(photos, eq(photos.ownerId, users.id))
    .groupBy(users.id)
    .orderBy(desc(sql`count(*)`))
    .limit(2);
  const administrator = await aPerson({ role: "administrator" });
  const newcomer = await aPerson();
  const cookie = (person: { id: string }): Promise<string> => signInForTest(person.id as typeof newcomer.id);
  return [
    { name: "guest", wide: true, cookie: "" },
    { name: "member", wide: true, cookie: await cookie(busy[0]!) },
    { name: "phone", wide: false, cookie: await cookie(busy[1]!) },
    { name: "newcomer", wide: false, cookie: await cookie(newcomer) },
    { name: "administrator", wide: true, cookie: await cookie(administrator) },
  ];
}
